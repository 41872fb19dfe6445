import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../../src/shared/lib/random.ts';
import { lineReader, type SyncLine } from './sync-lines.ts';

/**
 * When one life of a process ends: so long after it was started, or after so many lines were heard; or, of a hub, at once when
 * somebody heard that their work was acknowledged: what was acknowledged must be on the disk by then.
 */
export interface Fate {
  readonly moment: 'opening' | 'working' | 'acknowledged';
  /** Of a life that works: which line it is, from the one on that says it is open. Of acknowledgements, which one. */
  readonly lines: number;
  readonly delayMs: number;
  /** So long nobody starts it again. */
  readonly restMs: number;
}

/** The ends of so many lives, drawn from a seed. `mostLines` is how far one may come. */
export function drawFates(random: Random, kills: number, mostLines: number): readonly Fate[] {
  return Array.from({ length: kills }, () => {
    const moment = random.chance(15) ? 'opening' : 'working';
    const longestMs = random.chance(moment === 'opening' ? 40 : 15) ? 600 : 60;
    return {
      moment,
      lines: random.between(1, mostLines),
      delayMs: random.between(0, longestMs),
      restMs: random.chance(20) ? random.between(0, 500) : 0,
    } as const;
  });
}

/** The same, and every second of them with an acknowledgement. */
export function withAcknowledgements(random: Random, fates: readonly Fate[]): readonly Fate[] {
  return fates.map((fate, at): Fate => (at % 2 === 1 ? fate : acknowledgedFate(random.between(1, 3))));
}

/** Dies with the acknowledgement of this number. */
export const acknowledgedFate = (lines: number, restMs = 0): Fate => ({
  moment: 'acknowledged',
  lines,
  delayMs: 0,
  restMs,
});

/** How a process is started, and who hears it. */
export interface ProcessParts {
  readonly name: string;
  /** Its program and arguments; they may depend on which life it is. */
  readonly command: (life: number) => readonly string[];
  readonly hear: (line: SyncLine) => void;
}

/** A program that is killed and started again, as the same device or hub. */
export class MortalProcess {
  readonly name: string;
  kills = 0;
  readonly #parts: ProcessParts;
  readonly #heard = new Set<(line: SyncLine) => void>();
  #life = 0;
  #child: ChildProcess | null = null;
  #closed: Promise<unknown> = Promise.resolve();
  #isDying = false;

  constructor(parts: ProcessParts) {
    this.name = parts.name;
    this.#parts = parts;
  }

  start(): void {
    const child = spawn(process.execPath, this.#parts.command(this.#life), {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#life += 1;
    this.#isDying = false;
    this.#child = child;
    const read = lineReader((line) => {
      this.#parts.hear(line);
      for (const listener of this.#heard) listener(line);
    });
    child.stdout.setEncoding('utf8').on('data', read);
    child.stdin.on('error', () => undefined); // it was killed while it was spoken to
    this.#closed = once(child, 'close').then(() => {
      if (!this.#isDying) this.#parts.hear({ kind: 'failed', why: `${this.name} ended by itself` });
    });
  }

  order(): void {
    this.#child?.stdin?.write('meet\n');
  }

  /** Resolves with the next line that fits. */
  async heard(fits: (line: SyncLine) => boolean): Promise<SyncLine> {
    const found = Promise.withResolvers<SyncLine>();
    const listener = (line: SyncLine): void => {
      if (fits(line) || line.kind === 'failed') found.resolve(line);
    };
    this.#heard.add(listener);
    try {
      return await found.promise;
    } finally {
      this.#heard.delete(listener);
    }
  }

  /** In the middle of whatever it does. Everything that it said until then is heard. */
  async kill(): Promise<void> {
    this.#isDying = true;
    if (this.#child?.kill('SIGKILL') === true) this.kills += 1;
    await this.#closed;
    this.#child = null;
  }
}

/** Lets a process live and die as its fates say, and live on in the end. `untilLines` counts what its lives are measured by. */
export async function liveAndDie(
  mortal: MortalProcess,
  fates: readonly Fate[],
  untilLines: (mortal: MortalProcess, fate: Fate) => Promise<void>,
): Promise<void> {
  for (const fate of fates) {
    const { moment, delayMs, restMs } = fate;
    const heard =
      moment === 'opening' ? mortal.heard(({ kind }) => kind === 'booted') : untilLines(mortal, fate);
    mortal.start();
    await heard;
    if (delayMs > 0) await wait(delayMs);
    await mortal.kill();
    await wait(restMs);
  }
  mortal.start();
}

/** Lines of the process itself, from the one on that says it is open. */
export async function ownLines(mortal: MortalProcess, { lines }: Fate): Promise<void> {
  let left = lines;
  let isOpen = false;
  await mortal.heard(({ kind }) => {
    isOpen ||= kind === 'open';
    if (isOpen) left -= 1;
    return left <= 0;
  });
}
