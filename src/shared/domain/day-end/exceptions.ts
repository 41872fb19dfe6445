import type { ReviewKind } from '../review/review.ts';
import { clockDifferenceMs } from '../sync/standing.ts';
import type { DayAttention, DayWallet } from './entry.ts';
import type { DayFigures, PersonDay } from './figures.ts';

/** What of a day wants a look before it is closed, the gravest first (row U8). */
export const dayExceptionKinds = [
  'varianceWaiting',
  'heldMoney',
  'receiptNumberTwice',
  'cashDisputed',
  'reviewHigh',
  'cashTakenTwice',
  'absent',
  'cashNotCounted',
  'cashNotConfirmed',
  'heldWork',
  'variance',
  'stale',
  'clockDifference',
  'clockDoubt',
] as const;

/** One of them. */
export type DayExceptionKind = (typeof dayExceptionKinds)[number];

/** These are told and need no answer: somebody has decided already, or nobody can. */
const toldOnly: ReadonlySet<DayExceptionKind> = new Set([
  'variance',
  'stale',
  'clockDifference',
  'clockDoubt',
]);

/** One thing to look at, with the way to it. */
export interface DayException {
  readonly exception: DayExceptionKind;
  readonly userId: string;
  /** Whether the day closes only with a reason while it stands. */
  readonly needsAnswer: boolean;
  readonly amount: { readonly currency: string; readonly amountMinor: number } | null;
  readonly count: number | null;
  readonly accountId: string | null;
  readonly reviewKind: ReviewKind | null;
  /** Since when nothing was heard, or by how much the clocks differ: milliseconds; null for the others. */
  readonly durationMs: number | null;
  /** Who is named besides, each with their receipt; empty where the exception is about one person. */
  readonly among: readonly CashSide[];
}

/** One receipt of cash that two people took from one customer on one day. */
export interface CashSide {
  readonly userId: string;
  readonly accountId: string;
  /** As it stands on papers. */
  readonly accountKey: string;
  readonly receiptNumber: string;
  readonly amount: { readonly currency: string; readonly amountMinor: number };
}

/** When a person was heard of, by any of their devices. */
export interface PersonHeard {
  readonly userId: string;
  /** Null where nothing ever was. */
  readonly heardMs: number | null;
  /** The widest difference of a clock of theirs to the hub's; null where nobody knows. */
  readonly clockDifferenceMs: number | null;
}

/** What the exceptions of a day follow from. */
export interface ExceptionFacts {
  readonly figures: DayFigures;
  readonly wallets: readonly DayWallet[];
  readonly attention: readonly DayAttention[];
  /** Cash that several people took from one customer: the receipts of each such thing, both or all of them. */
  readonly cashTakenTwice?: readonly (readonly CashSide[])[];
  readonly heard: readonly PersonHeard[];
  readonly nowMs: number;
  /** Nothing heard for longer than this is told (row U8): the house's figure of the day. */
  readonly staleAfterMs: number;
}

/** The exceptions of a day, the gravest kind first, then by person. */
export function dayExceptions(facts: ExceptionFacts): readonly DayException[] {
  const found = [
    ...facts.figures.people.flatMap((person) => [
      ...cashExceptions(person),
      ...offerExceptions(person, facts.wallets),
      ...heardExceptions(person, facts),
    ]),
    ...attentionExceptions(facts.attention),
    ...(facts.cashTakenTwice ?? []).flatMap(cashTwiceException),
  ];
  const rankOf = ({ exception }: DayException): number => dayExceptionKinds.indexOf(exception);
  return found.sort(
    (one, other) =>
      rankOf(one) - rankOf(other) || (one.userId < other.userId ? -1 : one.userId > other.userId ? 1 : 0),
  );
}

function exceptionOf(
  exception: DayExceptionKind,
  userId: string,
  told: Partial<Omit<DayException, 'exception' | 'userId' | 'needsAnswer'>> = {},
): DayException {
  return {
    exception,
    userId,
    needsAnswer: !toldOnly.has(exception),
    amount: null,
    count: null,
    accountId: null,
    reviewKind: null,
    durationMs: null,
    among: [],
    ...told,
  };
}

function cashExceptions({ userId, cash }: PersonDay): readonly DayException[] {
  return cash.flatMap(({ currency, count, inHandMinor, ...moved }) => {
    if (count?.standing === 'waiting') {
      return [
        exceptionOf('varianceWaiting', userId, { amount: { currency, amountMinor: count.varianceMinor } }),
      ];
    }
    if (count?.standing === 'closed') {
      return count.varianceMinor === 0
        ? []
        : [exceptionOf('variance', userId, { amount: { currency, amountMinor: count.varianceMinor } })];
    }
    const { takenMinor, depositedMinor, handedOverMinor, fromOthersMinor } = moved;
    const hasMoved = [takenMinor, depositedMinor, handedOverMinor, fromOthersMinor].some((sum) => sum !== 0);
    if (!hasMoved) return [];
    return [exceptionOf('cashNotCounted', userId, { amount: { currency, amountMinor: inHandMinor } })];
  });
}

function offerExceptions({ userId }: PersonDay, wallets: readonly DayWallet[]): readonly DayException[] {
  const offers = wallets.filter((wallet) => wallet.userId === userId).flatMap(({ openOffers }) => openOffers);
  return offers.map(({ currency, amountMinor, standing }) =>
    exceptionOf(standing === 'disputed' ? 'cashDisputed' : 'cashNotConfirmed', userId, {
      amount: { currency, amountMinor },
    }),
  );
}

function heardExceptions(
  { userId, presence }: PersonDay,
  { heard, nowMs, staleAfterMs }: ExceptionFacts,
): readonly DayException[] {
  const known = heard.find((person) => person.userId === userId);
  const heardMs = known?.heardMs ?? null;
  const silentMs = heardMs === null ? null : nowMs - heardMs;
  const skewMs = known?.clockDifferenceMs ?? null;
  const found: DayException[] = [];
  if (presence === 'absent') found.push(exceptionOf('absent', userId, { durationMs: silentMs }));
  else if (silentMs !== null && silentMs > staleAfterMs) {
    found.push(exceptionOf('stale', userId, { durationMs: silentMs }));
  }
  if (skewMs !== null && Math.abs(skewMs) > clockDifferenceMs) {
    found.push(exceptionOf('clockDifference', userId, { durationMs: skewMs }));
  }
  return found;
}

/** One exception names everybody: all receipts stand, and only the customer knows what was handed over. */
function cashTwiceException(among: readonly CashSide[]): readonly DayException[] {
  const [first] = among;
  if (first === undefined) return [];
  const { userId, accountId } = first;
  return [exceptionOf('cashTakenTwice', userId, { accountId, reviewKind: 'cashTakenTwice', among })];
}

function attentionExceptions(attention: readonly DayAttention[]): readonly DayException[] {
  return attention.flatMap(({ userId, attention: kind, reviewKind, accountId, amount }) => {
    const told = { accountId, reviewKind, amount };
    if (kind === 'held') {
      const isNumber = reviewKind === 'receiptNumberTwice';
      return [
        exceptionOf(
          isNumber ? 'receiptNumberTwice' : amount === null ? 'heldWork' : 'heldMoney',
          userId,
          told,
        ),
      ];
    }
    if (kind === 'high') return [exceptionOf('reviewHigh', userId, told)];
    return kind === 'clock' ? [exceptionOf('clockDoubt', userId, told)] : [];
  });
}
