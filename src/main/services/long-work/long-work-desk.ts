import type { LongWorkView } from '../../../shared/contract/long-work.ts';

/** How far a piece of long work is. */
export type WorkProgress = Pick<LongWorkView, 'part' | 'done' | 'of'>;

/** A piece of long work, from its beginning to its end. */
export interface RunningWork {
  readonly report: (progress: WorkProgress) => void;
  /** Aborted when somebody calls the work off. */
  readonly signal: AbortSignal;
  /** From here on it cannot be called off any more: it is being kept. */
  readonly keep: () => void;
  readonly end: () => void;
}

/** Where the one piece of long work that may run at a time is registered. */
export interface LongWorkDesk {
  readonly begin: (work: string, mayCancel: boolean) => RunningWork;
  readonly view: () => LongWorkView | null;
  /** False where nothing runs that can be called off. */
  readonly cancel: () => boolean;
}

/** More often nobody can read it. */
const tellEveryMs = 200;

/** A desk. `clockMs` counts milliseconds that never go back; `told` is called when the figures have changed. */
export function createLongWorkDesk(clockMs: () => number, told: () => void): LongWorkDesk {
  let current: { view: LongWorkView; readonly abort: AbortController } | null = null;
  return {
    begin(work, mayCancel) {
      const abort = new AbortController();
      const started = { work, part: 'read', done: 0, of: null, leftMs: null, mayCancel } as const;
      const mine: NonNullable<typeof current> = { view: started, abort };
      let partStartedMs = clockMs();
      let toldMs = Number.NEGATIVE_INFINITY;
      current = mine;
      return {
        signal: abort.signal,
        report(progress) {
          const nowMs = clockMs();
          if (progress.part !== mine.view.part) partStartedMs = nowMs;
          mine.view = { ...mine.view, ...progress, leftMs: leftMs(progress, nowMs - partStartedMs) };
          if (nowMs - toldMs < tellEveryMs) return;
          toldMs = nowMs;
          told();
        },
        keep: () => {
          mine.view = { ...mine.view, mayCancel: false };
        },
        end: () => {
          if (current === mine) current = null;
          told();
        },
      };
    },
    view: () => current?.view ?? null,
    cancel() {
      if (current === null || !current.view.mayCancel) return false;
      current.abort.abort();
      return true;
    },
  };
}

function leftMs({ done, of }: WorkProgress, spentMs: number): number | null {
  return of === null || done <= 0 ? null : Math.max(0, Math.round((spentMs / done) * (of - done)));
}
