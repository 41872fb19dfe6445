import { z } from 'zod';
import { sha256Hex } from '../../lib/hash.ts';
import { type CanonicalValue, canonicalJson } from '../events/canonical.ts';
import { plainDateField } from '../events/fields.ts';
import type { DayFigures, PersonDay } from './figures.ts';
import type { DayStand } from './stand.ts';

const countedSum = z.object({ currency: z.string(), count: z.int(), amountMinor: z.int() });
const tenderSum = countedSum.extend({
  tender: z.enum(['cash', 'upi', 'cheque', 'bankTransfer', 'taxDeducted']),
});
const cashOfDay = z.object({
  currency: z.string(),
  takenMinor: z.int(),
  returnedMinor: z.int(),
  depositedMinor: z.int(),
  handedOverMinor: z.int(),
  fromOthersMinor: z.int(),
  otherMinor: z.int(),
  inHandMinor: z.int(),
  count: z
    .object({
      countedMinor: z.int(),
      varianceMinor: z.int(),
      standing: z.enum(['waiting', 'closed', 'rejected']),
    })
    .nullable(),
});
const work = z.object({
  receipts: z.array(countedSum),
  tenders: z.array(tenderSum),
  voids: z.array(countedSum),
  promises: z.array(countedSum),
  visits: z.int(),
  calls: z.int(),
  cash: z.array(cashOfDay),
});
const personDay = work.extend({
  userId: z.string(),
  presence: z.enum(['heard', 'absent']),
  held: z.int(),
  heldMoney: z.array(countedSum),
  reviewsHigh: z.int(),
  reviewsMedium: z.int(),
  clockDoubts: z.int(),
});
const snapshotValue = z.object({
  v: z.literal(1),
  team: z.string(),
  on: plainDateField,
  stand: z.object({ epoch: z.string(), place: z.int(), device: z.string(), seq: z.int() }),
  /** Who was not heard from: with anybody here, the close is a partial one. */
  absent: z.array(z.string()),
  people: z.array(personDay),
  totals: work,
  /** The entries that the figures are made of, as one digest of their ids in order. */
  entries: z.object({ count: z.int(), sha256: z.string() }),
});

/** The figures of a day as they are signed: on what they stand, and who was absent. No names, only ids. */
export interface DaySnapshot {
  readonly v: 1;
  readonly team: string;
  readonly on: DayFigures['on'];
  readonly stand: DayStand;
  readonly absent: readonly string[];
  readonly people: readonly PersonDay[];
  readonly totals: DayFigures['totals'];
  readonly entries: { readonly count: number; readonly sha256: string };
}

/** A snapshot with the one spelling of its bytes and their digest. */
export interface FrozenDay {
  readonly text: string;
  readonly sha256: string;
}

/** The snapshot of a day's figures. */
export function daySnapshot(figures: DayFigures, team: string, stand: DayStand): DaySnapshot {
  const { on, people, totals, entryIds } = figures;
  return {
    v: 1,
    team,
    on,
    stand,
    absent: people.filter(({ presence }) => presence === 'absent').map(({ userId }) => userId),
    people,
    totals,
    entries: { count: entryIds.length, sha256: sha256Hex(entryIds.join('\n')) },
  };
}

/** The snapshot as canonical JSON: the same figures on the same stand are the same bytes on every machine. */
export function freezeDay(snapshot: DaySnapshot): FrozenDay {
  const text = canonicalJson(snapshot as unknown as CanonicalValue);
  return { text, sha256: sha256Hex(text) };
}

/** A snapshot as it was frozen; null where it is none that this version reads. */
export function readSnapshot(text: string): DaySnapshot | null {
  try {
    const read = snapshotValue.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** What the device signs: the digest of the snapshot, under a word of its own so that no other signature passes for it. */
export function daySignedText(on: string, sha256: string): string {
  return canonicalJson(['bahi team day v1', on, sha256]);
}
