import type { PlainDate } from '../dates.ts';
import type { holdKinds } from '../events/commitment-kinds.ts';
import { accountStream } from '../events/envelope.ts';
import { derivedId } from '../ids.ts';
import type { AccountLife } from './account-life.ts';

/** A hold set by a supervisor, outside any contact. */
export function setHold(
  life: AccountLife,
  hold: (typeof holdKinds)[number],
  terms: { readonly until: PlainDate | null; readonly reviewBy: PlainDate; readonly statement: string },
): void {
  const { until, reviewBy, statement } = terms;
  life.act(life.setting.staff.supervisor, ({ commandId }) => [
    {
      kind: 'hold.set',
      stream: accountStream(life.start.accountId),
      data: { holdId: derivedId('H', commandId), hold, until, reviewBy, interactionId: null },
      personal: { statement },
    },
  ]);
}

/** Lifts every hold that stands, each as an act of its own. */
export function clearHolds(life: AccountLife, reason: string): void {
  for (const { event, clearedOn } of life.state.holds.values()) {
    if (clearedOn !== null) continue;
    life.act(life.setting.staff.supervisor, () => [
      {
        kind: 'hold.cleared',
        stream: accountStream(life.start.accountId),
        data: { holdId: event.data.holdId, reason },
        personal: null,
      },
    ]);
  }
}

/** Closes every open dispute with one result. */
export function closeDisputes(
  life: AccountLife,
  result: 'upheld' | 'partly' | 'rejected' | 'withdrawn',
): void {
  for (const { event, closed } of life.state.disputes.values()) {
    if (closed !== null) continue;
    life.act(life.setting.staff.supervisor, () => [
      {
        kind: 'dispute.closed',
        stream: accountStream(life.start.accountId),
        data: { disputeId: event.data.disputeId, result, reason: answerTo(event.data.reason, result) },
        personal: null,
      },
    ]);
  }
}

/** What a debtor of a supplier and one of a lender may contest: goods and their price, or the debt itself. */
const disputeReasons = {
  trade: ['quality', 'shortSupply', 'price', 'notDelivered', 'deduction'],
  loan: ['alreadyPaid', 'notMine'],
} as const;

/** A reason to contest a claim that fits what is owed for: the one given if it does, else one of the book's own by chance. */
export function disputeReasonOf(
  life: AccountLife,
  wanted: (typeof disputeReasons)['trade'][number] | null,
): string {
  if (life.start.law.product !== 'trade') return life.random.pick(disputeReasons.loan);
  return wanted ?? life.random.pick(disputeReasons.trade);
}

const answers = {
  goods: {
    upheld: 'Credit note issued',
    partly: 'Half allowed, the rest stands',
    rejected: 'Delivery challan is signed',
    withdrawn: 'Customer found the goods',
  },
  debt: {
    upheld: 'Found in the bank statement',
    partly: 'Part was found, the rest stands',
    rejected: 'Agreement and ledger say otherwise',
    withdrawn: 'Agrees after seeing the ledger',
  },
} as const;

function answerTo(reason: string, result: keyof (typeof answers)['goods']): string {
  const goods: readonly string[] = disputeReasons.trade;
  return answers[goods.includes(reason) ? 'goods' : 'debt'][result];
}

/** Puts the account aside until a day. */
export function snooze(life: AccountLife, by: string, until: PlainDate): void {
  const stream = accountStream(life.start.accountId);
  const reason = life.random.pick(['customerAsked', 'waitingForDocuments', 'travelling']);
  life.act(by, () => [{ kind: 'account.snoozed', stream, data: { until, reason }, personal: null }]);
}

/** Passes the account over for the day. */
export function skip(life: AccountLife, by: string): void {
  const stream = accountStream(life.start.accountId);
  const reason = life.random.pick(['tooFar', 'handledElsewhere', 'wrongLane']);
  life.act(by, () => [{ kind: 'account.skipped', stream, data: { reason }, personal: null }]);
}

/** A correction beside the account's newest note. */
export function correctLastNote(life: AccountLife, by: string): void {
  const last = [...life.state.interactions.values()].at(-1);
  if (last === undefined) return;
  life.act(by, ({ commandId }) => [
    {
      kind: 'interaction.corrected',
      stream: accountStream(life.start.accountId),
      data: { correctionId: commandId, interactionId: last.event.data.interactionId, outcome: null },
      personal: { note: 'Wrong person noted: it was the younger brother who answered.' },
    },
  ]);
}
