import type { PlainDate } from '../dates.ts';
import { type Effects, touch } from '../events/effects.ts';
import { type StreamId, streamSubject } from '../events/envelope.ts';
import type { EventOf } from '../events/kinds.ts';
import type { EntryAccount, EntryPair } from '../ledger/posting.ts';
import { reconcile } from '../reconciliation/reconcile.ts';
import type { OwnReceipt, Reconciliation, StatedClaim } from '../reconciliation/values.ts';
import { withoutClaimed } from './claimed-at-office.ts';
import { postPairs } from './post-pairs.ts';
import { claimLines } from './receipt-layout.ts';
import {
  type AccountState,
  currencyOf,
  type ItemState,
  type ItemValue,
  isInAccountCurrency,
  type ReceiptState,
} from './state.ts';
import { claimedMinorOf, isPlain, partsBetween, standingChanges } from './tender-standing.ts';

type Cause = {
  readonly id: string;
  readonly businessDate: PlainDate;
  readonly hlc: readonly [number, number];
};

/** What a file says is open of a claim, in minor units; negative for a credit. */
export function statedMinor(value: ItemValue): number {
  return value.settlements.reduce((open, settlement) => open - settlement.amountMinor, value.amountMinor);
}

/**
 * Brings what follows from files, receipts and decisions up to date after an event: the claims and receipts it moves
 * are written again, and the double entry gets the difference.
 */
export function refreshReconciliation(state: AccountState, cause: Cause, effects: Effects): void {
  const before = state.reconciliation;
  // Without a receipt there is nothing that a file could tell twice: most accounts, and every first import.
  if (state.receipts.size === 0 && isNothing(before)) return;
  const totalsBefore = totalsOf(state);
  const after = withoutClaimed(
    state,
    reconcile({
      claims: [...state.items.values()].filter(mayHaveMoved).map(statedClaim(state)),
      files: [...state.files.values()],
      receipts: ownReceipts(state),
      decided: new Map([...state.decidedDifferences].map(([importId, event]) => [importId, event.data])),
    }),
  );
  if (isNothing(before) && isNothing(after)) return;
  state.reconciliation = after;
  touchChanged(state, before, after, effects);
  const totalsAfter = totalsOf(state);
  const pairs: EntryPair[] = entryHeads.map(({ debit, credit, name }) => ({
    debit,
    credit,
    amountMinor: totalsAfter[name] - totalsBefore[name],
  }));
  postPairs(effects, cause, currencyOf(state), pairs);
}

function isNothing(reconciliation: Reconciliation): boolean {
  return reconciliation.differencesByImport.size === 0;
}

/** A claim that one file alone stated has not moved; a credit has, by being there. */
function mayHaveMoved({ versions }: ItemState): boolean {
  const [first] = versions;
  return versions.length > 1 || (first !== undefined && statedMinor(first.value) < 0);
}

function statedClaim(state: AccountState): (item: ItemState) => StatedClaim {
  return (item) => ({
    itemId: item.itemId,
    dueOn: item.versions.at(-1)?.value.dueOn ?? ('' as PlainDate),
    stated: item.versions.map(({ importId, value }, at) => ({
      importId,
      openMinor: statedMinor(value),
      movedOn: movedOn(value, item.versions[at - 1]?.value, state.files.get(importId)?.on),
    })),
  });
}

/** The day a file gives a change: of its newest payment, where it names one that is new; else the file's own. */
function movedOn(value: ItemValue, before: ItemValue | undefined, fileOn: PlainDate | undefined): PlainDate {
  const last = value.settlements.at(-1);
  const known = before?.settlements.at(-1);
  const isNew = last !== undefined && (last.on !== known?.on || last.amountMinor !== known.amountMinor);
  return isNew ? last.on : (fileOn ?? value.issuedOn);
}

function ownReceipts(state: AccountState): OwnReceipt[] {
  return [...state.receipts.values()]
    .filter((receipt) => isInAccountCurrency(state, receipt))
    .map((receipt) => {
      const { event, void: asked } = receipt;
      const words = {
        receiptId: event.data.receiptId,
        on: event.businessDate,
        voidedOn: asked?.state === 'approved' ? asked.decidedOn : null,
      };
      if (!isPlain(state, receipt)) return { ...words, ...countedOnce(state, receipt) };
      return { ...words, lines: claimLines(event.data.lines), unappliedMinor: event.data.unappliedMinor };
    });
}

/**
 * The most of a receipt that ever counted here or is claimed, and what of it still does: the office can hold no more than
 * that, and it may hold money whose bank line we have not seen.
 */
function countedOnce(
  state: AccountState,
  receipt: ReceiptState,
): Pick<OwnReceipt, 'lines' | 'unappliedMinor' | 'standingMinor'> {
  let standing = 0;
  let most = 0;
  for (const change of standingChanges(state, receipt)) {
    standing += change.amountMinor;
    most = Math.max(most, standing);
  }
  standing += claimedMinorOf(state, receipt);
  most = Math.max(most, standing);
  const parts = partsBetween(receipt, 0, most);
  const lines = parts.flatMap(({ itemId, chargeId, amountMinor }) =>
    itemId === null || chargeId !== undefined ? [] : [{ itemId, amountMinor }],
  );
  const unappliedMinor = parts.reduce(
    (sum, part) => (part.itemId === null ? sum + part.amountMinor : sum),
    0,
  );
  return { lines, unappliedMinor, standingMinor: standing };
}

const partHeads = {
  paidElsewhere: null,
  correction: null,
  taxDeducted: 'tax',
  creditNote: 'credited',
  discount: 'credited',
  writtenOff: 'writtenOff',
} as const satisfies Record<EventOf<'difference.decided'>['data']['parts'][number]['reason'], string | null>;

type TotalName = 'inQuestion' | 'known' | 'knownUnapplied' | 'tax' | 'credited' | 'writtenOff';

/** Which pair of entry accounts carries each total (`docs/decisions/0022-the-morning-file.md`). */
const entryHeads: readonly {
  readonly name: TotalName;
  readonly debit: EntryAccount;
  readonly credit: EntryAccount;
}[] = [
  { name: 'inQuestion', debit: 'receivable.principal', credit: 'book.inQuestion' },
  { name: 'known', debit: 'receivable.principal', credit: 'book.settledElsewhere' },
  { name: 'knownUnapplied', debit: 'unapplied', credit: 'book.settledElsewhere' },
  { name: 'tax', debit: 'tax.deducted', credit: 'book.settledElsewhere' },
  { name: 'credited', debit: 'book.credited', credit: 'book.settledElsewhere' },
  { name: 'writtenOff', debit: 'book.writtenOff', credit: 'book.settledElsewhere' },
];

function totalsOf(state: AccountState): Record<TotalName, number> {
  const totals = { inQuestion: 0, known: 0, knownUnapplied: 0, tax: 0, credited: 0, writtenOff: 0 };
  const { reconciliation } = state;
  for (const movements of reconciliation.givenBackByItem.values()) {
    for (const { source, amountMinor } of movements) {
      totals[source === 'difference' ? 'inQuestion' : 'known'] -= amountMinor;
    }
  }
  for (const amountMinor of reconciliation.knownUnappliedMinorByReceipt.values()) {
    totals.knownUnapplied += amountMinor;
  }
  for (const difference of reconciliation.differencesByImport.values()) {
    const words = difference.decided ? state.decidedDifferences.get(difference.importId) : undefined;
    const sign = difference.direction === 'fall' ? 1 : -1;
    for (const part of words?.data.parts ?? []) {
      const head = partHeads[part.reason];
      if (head !== null) totals[head] += sign * part.amountMinor;
    }
  }
  return totals;
}

/** The id of a difference in its table: one account, one file. */
export function differenceIdOf(accountId: string, importId: string): string {
  return `${accountId}|${importId}`;
}

function touchChanged(
  state: AccountState,
  before: Reconciliation,
  after: Reconciliation,
  effects: Effects,
): void {
  for (const itemId of changedKeys(before.givenBackByItem, after.givenBackByItem)) {
    touch(effects, 'item', itemId);
  }
  for (const itemId of changedKeys(
    before.claimedHeldMinorByItem ?? new Map(),
    after.claimedHeldMinorByItem ?? new Map(),
  )) {
    touch(effects, 'item', itemId);
  }
  for (const part of ['knownMinorByReceipt', 'knownUnappliedMinorByReceipt'] as const) {
    for (const receiptId of changedKeys(before[part], after[part])) touch(effects, 'receipt', receiptId);
  }
  const accountId = streamSubject(state.stream as StreamId);
  for (const importId of changedKeys(before.differencesByImport, after.differencesByImport)) {
    touch(effects, 'difference', differenceIdOf(accountId, importId));
  }
}

function changedKeys(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): readonly string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key)));
}
