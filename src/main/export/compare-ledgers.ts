import { equalBytes } from '../../shared/lib/bytes.ts';
import type { ReadableDatabase } from '../db/driver.ts';
import { countKindsAfter, selectChainAt } from '../db/queries/safekeeping.ts';
import { selectChainHeads } from '../db/queries/whole-tables.ts';

/** What one ledger holds of a device's chain that another does not. */
export interface MissingStretch {
  readonly device: string;
  /** The last event that both hold; 0 where they share none. */
  readonly after: number;
  readonly events: number;
  readonly byKind: readonly { readonly kind: string; readonly events: number }[];
  /** Whether the other ledger ends exactly there, so that these events can follow; false where the chain forks. */
  readonly follows: boolean;
}

/** Two ledgers of one team beside each other. */
export interface Comparison {
  /** What only the first holds. */
  readonly onlyHere: readonly MissingStretch[];
  /** How many events only the second holds. */
  readonly onlyThere: number;
}

/**
 * Compares two ledgers by the chains of their devices: an equal link means that everything before it is equal, so that
 * a few links are looked at and no event is read. Only what this ledger's own devices wrote is compared: the rest is the hub's.
 */
export function compareLedgers(here: ReadableDatabase, there: ReadableDatabase): Comparison {
  return { onlyHere: missingIn(there, here), onlyThere: countOf(missingIn(here, there)) };
}

/** How many events some stretches have. */
export function countOf(stretches: readonly MissingStretch[]): number {
  return stretches.reduce((sum, { events }) => sum + events, 0);
}

function missingIn(poorer: ReadableDatabase, richer: ReadableDatabase): MissingStretch[] {
  const headsByDevice = new Map(selectChainHeads(poorer).map((head) => [head.device, head.seq]));
  return selectChainHeads(richer).flatMap(({ device, seq, chain }) => {
    // What others wrote came from the hub, without links and with gaps, and comes from there again (decision 0035).
    if (chain.length === 0) return [];
    const poorerSeq = headsByDevice.get(device) ?? 0;
    const after = lastCommon(poorer, richer, device, Math.min(seq, poorerSeq));
    if (after === seq) return [];
    const byKind = countKindsAfter(richer, device, after);
    const events = byKind.reduce((sum, kind) => sum + kind.events, 0);
    return [{ device, after, events, byKind, follows: after === poorerSeq }];
  });
}

/** The last sequence at which both chains have the same link, found by halving: a chain forks once. */
function lastCommon(one: ReadableDatabase, other: ReadableDatabase, device: string, upTo: number): number {
  const isCommon = (seq: number): boolean => {
    const link = selectChainAt(one, device, seq);
    const otherLink = selectChainAt(other, device, seq);
    return link !== undefined && otherLink !== undefined && equalBytes(link, otherLink);
  };
  let known = 0;
  let open = upTo;
  while (known < open) {
    const middle = Math.ceil((known + open) / 2);
    if (isCommon(middle)) known = middle;
    else open = middle - 1;
  }
  return known;
}
