import type { PlainDate } from '../dates.ts';
import type { DataOf, EventOf } from '../events/kinds.ts';
import type { EntryPair } from '../ledger/posting.ts';

/** What people said of something that waits for a second person. */
export type ConcessionWord = 'pendingApproval' | 'approved' | 'rejected' | 'accepted' | 'cancelled';

/** One word that was said, in the order of the fold. */
export interface ConcessionStep {
  readonly word: Exclude<ConcessionWord, 'pendingApproval'>;
  readonly on: PlainDate;
  readonly by: string;
}

/** What every concession carries: who asked, and what became of it. */
interface Asked {
  readonly concessionId: string;
  readonly eventId: string;
  readonly proposedOn: PlainDate;
  readonly proposedBy: string;
  readonly authored: ConcessionWord;
  readonly steps: readonly ConcessionStep[];
}

/** A compromise settlement as its stream says it. Lapsed, completed and broken are derived, never authored. */
export interface CompromiseRecord extends Asked {
  readonly data: DataOf<'settlement.offered'>;
  /** The plan its payments run as, from the acceptance on. */
  readonly planId: string | null;
  /** Receipts of the day that were there before the offer: no payments on it. */
  readonly earlierReceiptIds: readonly string[];
}

/** A waiver; in force once approved, or at once where nobody has to agree. */
export interface WaiverRecord extends Asked {
  readonly data: DataOf<'waiver.proposed'>;
}

/** A write-off; in force once approved. */
export interface WriteOffRecord extends Asked {
  readonly data: DataOf<'writeOff.proposed'>;
}

/** A hardship case. */
export interface HardshipRecord {
  readonly event: EventOf<'hardship.opened'>;
  readonly closed: { readonly on: PlainDate; readonly result: string } | null;
}

/** Why something is no longer asked for. */
export type RemissionGround = 'settlement' | 'waiver' | 'writeOff' | 'discount';

/** What is no longer asked for of one claim or frozen charge, from a day on; minor units of the account's currency. */
export interface Remission {
  readonly grantId: string;
  readonly ground: RemissionGround;
  readonly itemId: string;
  /** The frozen charge it is of; null for the claim itself. */
  readonly chargeId: string | null;
  readonly on: PlainDate;
  readonly amountMinor: number;
}

/** What follows from concessions and payments; kept up by the fold. */
export interface Remissions {
  readonly all: readonly Remission[];
  readonly byItem: ReadonlyMap<string, readonly Remission[]>;
  readonly byCharge: ReadonlyMap<string, readonly Remission[]>;
  /** From this day on a claim bears nothing more: it was settled, or written off for good. */
  readonly endedOnByItem: ReadonlyMap<string, PlainDate>;
  /** What they stand for in the double entry. */
  readonly pairs: readonly EntryPair[];
}

/** Nothing was given up. */
export const noRemissions: Remissions = {
  all: [],
  byItem: new Map(),
  byCharge: new Map(),
  endedOnByItem: new Map(),
  pairs: [],
};

/** Everything of one account that gives something up or bears with somebody. */
export interface Concessions {
  readonly compromises: Map<string, CompromiseRecord>;
  readonly waivers: Map<string, WaiverRecord>;
  readonly writeOffs: Map<string, WriteOffRecord>;
  readonly hardships: Map<string, HardshipRecord>;
  readonly restructures: Map<string, EventOf<'restructure.recorded'>>;
  readonly discounts: Map<string, EventOf<'discount.allowed'>>;
  remissions: Remissions;
}

/** An account on which nothing was conceded. */
export function noConcessions(): Concessions {
  return {
    compromises: new Map(),
    waivers: new Map(),
    writeOffs: new Map(),
    hardships: new Map(),
    restructures: new Map(),
    discounts: new Map(),
    remissions: noRemissions,
  };
}
