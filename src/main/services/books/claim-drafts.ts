import { currentValue, type ItemValue } from '../../../shared/domain/account/state.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { DataOf, EventDraft } from '../../../shared/domain/events/kinds.ts';
import type { ImportRow } from '../../import/import-row.ts';
import type { FileStates } from '../../import/rows.ts';
import type { ClaimPlace } from './compare-import.ts';

/** How a row's claim is written: what it is, what the file says of it, and the day on which it says so. */
export interface RowClaim {
  readonly itemId: string;
  readonly row: ImportRow;
  readonly states: FileStates;
  readonly on: PlainDate;
  /** What was known of the claim; null where it is new. */
  readonly before: ItemValue | null;
}

/**
 * A claim as this file states it. What was billed stays where the file tells the open balance alone, and a payment that
 * the file does not date is dated on the day of the file that first told of it: yesterday's figures stay as they were.
 */
export function claimOfRow(claim: RowClaim): ItemValue {
  const { itemId, row, before } = claim;
  const value = {
    itemId,
    itemKey: row.itemKey,
    number: (row.documentNumber ?? row.description ?? row.itemKey).slice(0, 120),
    itemKind: row.itemKind,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    amountMinor: row.amountMinor,
    settlements: row.settlements.map(({ on, amountMinor }) => ({ on, amountMinor })),
    ...acceptedOnOf(claim),
  };
  const isSameSort = before !== null && Math.sign(before.amountMinor) === Math.sign(row.amountMinor);
  if (!isSameSort || row.settledOn !== null) return { ...value, ...componentsOf(claim, row.amountMinor) };
  const amountMinor = billedMinor(claim, before);
  return {
    ...value,
    amountMinor,
    settlements: continued(before, amountMinor - row.outstandingMinor, claim.on),
    ...componentsOf(claim, amountMinor),
  };
}

/** The day of acceptance as the file tells it; one that was told before stays where this file has no column for it. */
function acceptedOnOf({ row, states, before }: RowClaim): Pick<ItemValue, 'acceptedOn'> {
  const acceptedOn = states.acceptedOn ? row.acceptedOn : (before?.acceptedOn ?? null);
  return acceptedOn === null ? {} : { acceptedOn };
}

/** The parts of what was billed: as the file tells them of that amount, else as they were told of the same amount before. */
function componentsOf({ row, states, before }: RowClaim, billed: number): Pick<ItemValue, 'components'> {
  const told = states.components && row.amountMinor === billed;
  const known = before?.amountMinor === billed ? before.components : undefined;
  const components = told ? (row.components ?? undefined) : known;
  return components === undefined || Object.keys(components).length === 0 ? {} : { components };
}

/** What was billed: as the file says where it tells it beside the balance, else the most that was ever stated. */
function billedMinor({ row, states }: RowClaim, before: ItemValue): number {
  if (states.amount && states.outstanding) return row.amountMinor;
  const sign = Math.sign(row.amountMinor);
  return sign * Math.max(Math.abs(before.amountMinor), Math.abs(row.outstandingMinor));
}

/** The payments known before, and what this file adds to them or takes back, on its own day. */
function continued(before: ItemValue, settledMinor: number, on: PlainDate): ItemValue['settlements'] {
  const knownMinor = before.settlements.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const addedMinor = settledMinor - knownMinor;
  return addedMinor === 0 ? before.settlements : [...before.settlements, { on, amountMinor: addedMinor }];
}

/** The claim's words in the state of an account; null where none are known. */
export function knownClaim(
  items: ReadonlyMap<string, Parameters<typeof currentValue>[0]>,
  itemId: string,
): ItemValue | null {
  const item = items.get(itemId);
  return item === undefined ? null : currentValue(item);
}

/** Claims that a file does not name, account by account: listed, or closed for a reason. */
export function missedDrafts(
  places: readonly ClaimPlace[],
  importId: string,
  closed: DataOf<'claims.missed'>['closed'],
): EventDraft[] {
  return [...Map.groupBy(places, ({ accountId }) => accountId)].map(([accountId, ofAccount]) => ({
    kind: 'claims.missed' as const,
    stream: accountStream(accountId),
    data: { importId, itemIds: ofAccount.map(({ itemId }) => itemId), closed },
    personal: null,
  }));
}
