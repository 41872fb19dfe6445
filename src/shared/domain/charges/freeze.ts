import type { AccountState } from '../account/state.ts';
import { addDays, endOfMonth, type PlainDate } from '../dates.ts';
import { accountStream } from '../events/envelope.ts';
import type { DataOf, EventDraft } from '../events/kinds.ts';
import { derivedId, type EventId } from '../ids.ts';
import type { ChargeRules } from '../interest/running-interest.ts';
import { type AccountCharge, accountCharges } from './account-charges.ts';
import { chargeBasis } from './basis-words.ts';
import type { DatedTerms } from './terms.ts';

/** One entry to write, with the business day it belongs to. */
export interface FrozenDraft {
  readonly on: PlainDate;
  readonly draft: EventDraft<'charge.posted'>;
}

/** Up to which day charges are written in, and on which days the book takes nothing. */
export interface FreezeQuestion {
  readonly upTo: PlainDate;
  /** Also the month that `upTo` breaks. */
  readonly brokenMonth: boolean;
  /** Whether a day lies in a closed year of the account's book. */
  readonly isClosed: (on: PlainDate) => boolean;
}

/**
 * The charges of an account that are to be written into the ledger up to a date: one for every claim, head and calendar
 * month that has ended by it, dated on the month's last day; the month it breaks only where that is asked for. What was
 * frozen is subtracted, and an accrual that is there is left alone: asked once, every hour, or after nine days, the
 * ledger is the same (row L4). A month-end in a closed year takes nothing: what accrued by then is part of the first
 * entry after the year, as every correction is.
 */
export function chargesToFreeze(
  state: AccountState,
  known: readonly DatedTerms[],
  rules: ChargeRules,
  question: FreezeQuestion,
): readonly FrozenDraft[] {
  const { opened } = state;
  if (opened === null) return [];
  const soFar = new Map<string, { readonly amountMinor: number; readonly toOn: PlainDate }>();
  const drafts: FrozenDraft[] = [];
  for (const on of accrualDays(state, known, rules, question)) {
    for (const charge of accountCharges(state, known, rules, on).charges) {
      // Nothing more is written in of a claim that was settled or written off for good.
      if (state.concessions.remissions.endedOnByItem.has(charge.itemId)) continue;
      const key = `${charge.itemId}|${charge.head}|${charge.ruleId}`;
      const frozenMinor = charge.frozenMinor + (soFar.get(key)?.amountMinor ?? 0);
      const amountMinor = charge.amountMinor - frozenMinor;
      const data = amountMinor > 0 ? toCharge(opened.data, charge, { on, amountMinor, frozenMinor }) : null;
      if (data === null || state.charges.has(data.chargeId)) continue;
      const fromOn = soFar.get(key)?.toOn ?? frozenTo(state, charge);
      const stretch = fromOn === null || fromOn < charge.fromOn ? charge.fromOn : addDays(fromOn, 1);
      soFar.set(key, { amountMinor: frozenMinor - charge.frozenMinor + amountMinor, toOn: on });
      drafts.push({
        on,
        draft: {
          kind: 'charge.posted',
          stream: accountStream(opened.data.accountId),
          data: { ...data, fromOn: stretch <= on ? stretch : charge.fromOn },
          personal: null,
        },
      });
    }
  }
  return drafts;
}

/** The last day that a charge is frozen to; null where nothing of it is. */
function frozenTo(state: AccountState, { itemId, head, ruleId }: AccountCharge): PlainDate | null {
  return [...state.charges.values()]
    .map(({ event }) => event.data)
    .filter((data) => data.itemId === itemId && data.head === head && data.ruleId === ruleId)
    .reduce<PlainDate | null>((last, { toOn }) => (last === null || toOn > last ? toOn : last), null);
}

/** The ends of the months between the first charge and a date that the book takes entries on, oldest first. */
function accrualDays(
  state: AccountState,
  known: readonly DatedTerms[],
  rules: ChargeRules,
  { upTo, brokenMonth, isClosed }: FreezeQuestion,
): readonly PlainDate[] {
  const starts = accountCharges(state, known, rules, upTo).charges.map(({ fromOn }) => fromOn);
  const [first] = starts.sort();
  if (first === undefined) return [];
  const days: PlainDate[] = [];
  for (let end = endOfMonth(first); end <= upTo; end = endOfMonth(addDays(end, 1))) days.push(end);
  if (brokenMonth && days.at(-1) !== upTo) days.push(upTo);
  return days.filter((on) => !isClosed(on));
}

function toCharge(
  { currency }: DataOf<'account.opened'>,
  charge: AccountCharge,
  {
    on,
    amountMinor,
    frozenMinor,
  }: { readonly on: PlainDate; readonly amountMinor: number; readonly frozenMinor: number },
): DataOf<'charge.posted'> {
  return {
    chargeId: chargeIdOf(charge, on),
    itemId: charge.itemId,
    head: charge.head,
    currency,
    amountMinor,
    fromOn: charge.fromOn,
    toOn: on,
    ruleId: charge.ruleId,
    bearsInterest: charge.bearsInterest && charge.head === 'interest',
    rates: charge.steps
      .slice(-200)
      .map(({ fromOn, toOn, percent, source }) => ({ fromOn, toOn, percent, source })),
    basis: chargeBasis(charge, { currency, frozenMinor, on }),
  };
}

/** The same claim, head, rule and day is the same charge on every device. */
export function chargeIdOf(
  { itemId, head, ruleId }: Pick<AccountCharge, 'itemId' | 'head' | 'ruleId'>,
  on: PlainDate,
): string {
  return derivedId<EventId>('charge-', itemId, head, ruleId, on);
}
