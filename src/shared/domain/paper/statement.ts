import { type AccountState, currentValue } from '../account/state.ts';
import type { PlainDate } from '../dates.ts';
import type { AccountEvent } from '../events/kinds.ts';
import type { EntryAccount, Posting } from '../ledger/posting.ts';
import type { PaperWhy, StatementLine } from './model.ts';

/** One dated movement of what an account owes, before it has its place and balance on a statement. */
export type Movement = Omit<StatementLine, 'balanceMinor'>;

/** An account's events in the order of the fold, and all that they posted: where a statement comes from. */
export interface AccountStory {
  readonly state: AccountState;
  readonly events: readonly AccountEvent[];
  readonly postings: readonly Posting[];
}

/** What the statement reads of an event beside what it posted, where its kind says it. */
export interface EventWords {
  readonly reference: string;
  readonly component: string | null;
  readonly why: PaperWhy | null;
}

/** Imports speak of the past: their claims are dated by themselves, not by the day of the file. */
const fileHeads: readonly EntryAccount[] = ['book.claims', 'book.settledElsewhere', 'book.inQuestion'];
const fileKinds: readonly string[] = ['items.imported', 'claims.missed', 'import.undone'];

/**
 * Everything that moved what an account owes, oldest first. Claims, and what the creditor settled outside Bahi, stand on
 * the days they name; every other event stands with what it posted on the heads of what is owed, whatever its kind. So
 * the sum of all movements is what the double entry says (row A2), and no kind of event can be left out.
 */
export function accountMovements(
  story: AccountStory,
  wordsOf: (event: AccountEvent) => EventWords,
): Movement[] {
  const moved = [...fileMovements(story.state), ...postedMovements(story, wordsOf)];
  // A stable sort: what happened on one day stays in the order of the fold, claims first.
  return moved.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}

function fileMovements(state: AccountState): Movement[] {
  const claims = [...state.items.values()].flatMap((item) => {
    const value = currentValue(item);
    if (value === null) return [];
    const { number, dueOn, issuedOn, itemKind, amountMinor } = value;
    const claim = movement(issuedOn, itemKind === 'credit' ? 'credit' : 'claim', number, amountMinor, dueOn);
    // The files' settlements of a claim that was issued later count from its first day on.
    const told = [...value.settlements, ...(state.reconciliation.givenBackByItem.get(item.itemId) ?? [])];
    const toldByDay = Map.groupBy(told, ({ on }) => laterOf(on, issuedOn));
    const settled = [...toldByDay].map(([on, ofDay]) => {
      // What a file tells of our own receipts is given back the same day: only what is left of the two is a movement.
      const paidMinor = ofDay.reduce((sum, { amountMinor: paid }) => sum + paid, 0);
      return movement(on, paidMinor > 0 ? 'settledElsewhere' : 'givenBack', number, -paidMinor);
    });
    return [claim, ...settled];
  });
  const inHand = [...state.reconciliation.knownUnappliedMinorByReceipt].flatMap(([receiptId, known]) => {
    const receipt = state.receipts.get(receiptId)?.event;
    return receipt === undefined
      ? []
      : [movement(receipt.businessDate, 'givenBack', receipt.data.number, known)];
  });
  return [...claims, ...inHand].filter(({ debitMinor, creditMinor }) => debitMinor + creditMinor > 0);
}

function laterOf(one: PlainDate, other: PlainDate): PlainDate {
  return [one, other].sort()[1] ?? one;
}

function postedMovements(
  { state, events, postings }: AccountStory,
  wordsOf: (event: AccountEvent) => EventWords,
) {
  const currency = state.opened?.data.currency;
  const postingsByEvent = Map.groupBy(postings, ({ eventId }) => eventId);
  return events.flatMap((event): Movement[] => {
    const pairs = pairsOf(postingsByEvent.get(event.id) ?? [])
      .filter(([one]) => one.currency === currency)
      .filter((pair) => !isOfFile(event.kind, pair));
    const { reference, component, why } = wordsOf(event);
    const tenders = event.kind === 'receipt.recorded' ? event.data.tenders.map(({ tender }) => tender) : [];
    return [...Map.groupBy(pairs, (pair) => givenUpBy(event.kind, pair))].flatMap(([givenUp, own]) => {
      const owedMinor = own
        .flat()
        .filter(({ entryAccount }) => isOwedHead(entryAccount))
        .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      if (owedMinor === 0) return [];
      if (givenUp === null) {
        return [
          { ...movement(event.businessDate, event.kind, reference, owedMinor), component, tenders, why },
        ];
      }
      return [movement(event.businessDate, owedMinor > 0 ? 'owedAgain' : givenUp, reference, owedMinor)];
    });
  });
}

const givenUpHeads: Readonly<Partial<Record<EntryAccount, string>>> = {
  'book.waived': 'givenUp',
  'book.writtenOff': 'writtenOff',
  'book.allowance': 'writtenOff',
  'discount.allowed': 'discount.allowed',
  'book.credited': 'deductionAllowed',
};

/**
 * What is given up is never shown as paid: the last payment of a settlement also ends the rest of its claims, and the
 * two stand on lines of their own.
 */
function givenUpBy(kind: string, pair: readonly [Posting, Posting]): string | null {
  if (kind === 'charge.waived') return null;
  const heads = pair.flatMap(({ entryAccount }) => givenUpHeads[entryAccount] ?? []);
  return heads[0] ?? null;
}

/** Postings come in pairs, a debit and the credit that balances it (`postingsOfPairs`). */
function pairsOf(postings: readonly Posting[]): readonly (readonly [Posting, Posting])[] {
  const ordered = postings.toSorted((one, other) => one.line - other.line);
  return ordered.flatMap((one, at) => {
    const other = ordered[at + 1];
    return at % 2 === 0 && other !== undefined ? [[one, other] as const] : [];
  });
}

function isOfFile(kind: string, pair: readonly [Posting, Posting]): boolean {
  const heads = pair.map(({ entryAccount }) => entryAccount);
  if (heads.some((head) => fileHeads.includes(head))) return true;
  return fileKinds.includes(kind) && heads.includes('book.writtenOff');
}

/**
 * The heads that together are what the account owes: its receivables, less the money in hand. Money that is only claimed
 * (`receivable.claimed`) reduces nothing until it is confirmed.
 */
export function isOwedHead(head: string): boolean {
  return (head.startsWith('receivable.') && head !== 'receivable.claimed') || head === 'unapplied';
}

function movement(
  on: PlainDate,
  kind: string,
  reference: string,
  owedMinor: number,
  dueOn: PlainDate | null = null,
): Movement {
  return {
    on,
    movement: kind,
    reference,
    dueOn,
    component: null,
    tenders: [],
    debitMinor: Math.max(owedMinor, 0),
    creditMinor: Math.max(-owedMinor, 0),
    why: null,
  };
}

/** The lines of a period with what is owed after each; what came before it is the opening balance. */
export function balanceLines(
  movements: readonly Movement[],
  from: PlainDate | null,
  asOf: PlainDate,
): {
  readonly openingMinor: number;
  readonly lines: readonly StatementLine[];
  readonly closingMinor: number;
} {
  let balanceMinor = 0;
  let openingMinor = 0;
  const lines: StatementLine[] = [];
  for (const moved of movements) {
    if (moved.on > asOf) continue;
    balanceMinor += moved.debitMinor - moved.creditMinor;
    if (from !== null && moved.on < from) openingMinor = balanceMinor;
    else lines.push({ ...moved, balanceMinor });
  }
  return { openingMinor, lines, closingMinor: balanceMinor };
}
