/** What the hub answers about one own event: its place, 1 where it is held, and the correction of its clock. */
export interface PlacedOwn {
  readonly seq: number;
  readonly place: number;
  readonly status: 0 | 1;
  readonly correctionMs: number;
}

/** `count` events from `seq` stand from `place` on, all with one status and one correction. */
export type Run = [seq: number, place: number, count: number, status: 0 | 1, correctionMs: number];

/** Places in runs: neighbours by sequence and place that have status and correction in common. In the order of `seq`. */
export function placesToRuns(placed: Iterable<PlacedOwn>): Run[] {
  const runs: Run[] = [];
  for (const { seq, place, status, correctionMs } of placed) {
    const last = runs.at(-1);
    const goesOn =
      last !== undefined &&
      last[0] + last[2] === seq &&
      last[1] + last[2] === place &&
      last[3] === status &&
      last[4] === correctionMs;
    if (goesOn) last[2] += 1;
    else runs.push([seq, place, 1, status, correctionMs]);
  }
  return runs;
}
