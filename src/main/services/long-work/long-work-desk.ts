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

/** What long work keeps from others while it runs: it holds the ledger's one writer, or only reads beside it. */
export type WorkHold = 'writer' | 'nothing';

/** Where long work is registered: the one piece that holds the writer, and the one that only reads. */
export interface LongWorkDesk {
  readonly begin: (work: string, mayCancel: boolean, holds?: WorkHold) => RunningWork;
  /** The work that holds the writer, else the one that reads. */
  readonly view: () => LongWorkView | null;
  /** Whether work runs that holds the writer: queries go between its steps, and nobody ranks the list meanwhile. */
  readonly isHeld: () => boolean;
  /** False where nothing runs that can be called off. */
  readonly cancel: () => boolean;
}

/** More often nobody can read it. */
const tellEveryMs = 200;

/** A desk. `clockMs` counts milliseconds that never go back; `told` is called when the figures have changed. */
export function createLongWorkDesk(clockMs: () => number, told: () => void): LongWorkDesk {
  const running: { [Hold in WorkHold]: { view: LongWorkView; readonly abort: AbortController } | null } = {
    writer: null,
    nothing: null,
  };
  const shown = () => running.writer ?? running.nothing;
  return {
    begin(work, mayCancel, holds = 'writer') {
      const abort = new AbortController();
      const started = { work, part: 'read', done: 0, of: null, leftMs: null, mayCancel } as const;
      const mine: NonNullable<ReturnType<typeof shown>> = { view: started, abort };
      let partStartedMs = clockMs();
      let toldMs = Number.NEGATIVE_INFINITY;
      running[holds] = mine;
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
          if (running[holds] === mine) running[holds] = null;
          told();
        },
      };
    },
    view: () => shown()?.view ?? null,
    isHeld: () => running.writer !== null,
    cancel() {
      const current = shown();
      if (current === null || !current.view.mayCancel) return false;
      current.abort.abort();
      return true;
    },
  };
}

function leftMs({ done, of }: WorkProgress, spentMs: number): number | null {
  return of === null || done <= 0 ? null : Math.max(0, Math.round((spentMs / done) * (of - done)));
}
