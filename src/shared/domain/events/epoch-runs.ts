import { type CausalContext, hublessEpoch } from './envelope.ts';

/** One run of a hub's order: a restored hub begins a new one behind the last place of the copy it was restored from. */
export interface EpochRun {
  readonly epoch: string;
  /** The last place that was not void when it began. */
  readonly fromPlace: number;
}

/**
 * Up to which place an epoch's order still stands, among a hub's runs oldest first: the lowest place from which a later run began.
 * Null for the present epoch; 0 for one that the hub never knew.
 */
export function forkPlaceOf(runs: readonly EpochRun[], epoch: string): number | null {
  const at = runs.findIndex((known) => known.epoch === epoch);
  if (at < 0) return 0;
  const later = runs.slice(at + 1).map(({ fromPlace }) => fromPlace);
  return later.length === 0 ? null : Math.min(...later);
}

/**
 * What an author's context says in the order that stands now (decision 0049): of a run that ended, only what lies below the
 * fork. The bytes say where the author stood, the runs what became of those places.
 */
export function standingContext(context: CausalContext, runs: readonly EpochRun[]): CausalContext {
  const [epoch, cursor] = context;
  if (runs.length === 0 || epoch === hublessEpoch) return context;
  const forkPlace = forkPlaceOf(runs, epoch);
  return forkPlace === null || cursor <= forkPlace ? context : [epoch, forkPlace];
}
