import { present } from '../../lib/assert.ts';
import { policyOfAccount } from '../account/allocation-class.ts';
import { reallocationDrafts } from '../account/reallocation.ts';
import { openItems } from '../account/settlements.ts';
import { addDays, type PlainDate } from '../dates.ts';
import { accountStream } from '../events/envelope.ts';
import type { EventDraft } from '../events/kinds.ts';
import { derivedId } from '../ids.ts';
import { tenderInstrumentId } from '../instrument/record.ts';
import type { AccountLife } from './account-life.ts';

/** What a payer is charged for a cheque that came back. */
const bounceChargeMinor = 350_00;

const streamOf = (life: AccountLife): EventDraft['stream'] => accountStream(life.start.accountId);

/** The only tender of a receipt goes to the bank today: a cheque that a scene speaks of itself. */
export function presentCheque(life: AccountLife, receiptId: string): void {
  const on = life.today;
  life.act(life.setting.staff.desk, () => [
    {
      kind: 'instrument.presented',
      stream: streamOf(life),
      data: { instrumentId: tenderInstrumentId(receiptId, 0), on },
      personal: null,
    },
  ]);
}

/** The bank sent it back today: later money is split anew, and the payer is charged for it. */
export function bounceCheque(life: AccountLife, receiptId: string): void {
  const on = life.today;
  const instrumentId = tenderInstrumentId(receiptId, 0);
  const bounced: EventDraft = {
    kind: 'instrument.bounced',
    stream: streamOf(life),
    data: {
      instrumentId,
      reasonCode: 'fundsInsufficient',
      memoOn: on,
      bankChargeMinor: 118_00,
      attachmentId: null,
    },
    personal: null,
  };
  life.act(life.setting.staff.desk, () => [bounced, ...laidAnew(life, receiptId)]);
  const itemId = openItems(life.state, on)[0]?.itemId;
  if (itemId === undefined) return;
  const chargeId = `bounce.${instrumentId}.1`;
  life.act(life.setting.staff.desk, () => [
    {
      kind: 'charge.posted',
      stream: streamOf(life),
      data: {
        chargeId,
        itemId,
        head: 'fee',
        currency: 'INR',
        amountMinor: bounceChargeMinor,
        fromOn: on,
        toOn: on,
        ruleId: 'BOUNCE-CHARGE',
        bearsInterest: false,
        rates: [],
        basis: `${instrumentId}: ${on}`,
      },
      personal: null,
    },
  ]);
  life.act(life.setting.staff.supervisor, () => [
    {
      kind: 'charge.waived',
      stream: streamOf(life),
      data: {
        waiverId: derivedId('V', chargeId),
        chargeId,
        amountMinor: bounceChargeMinor,
        reason: 'goodwill',
      },
      personal: { note: 'The first in four years' },
    },
  ]);
}

/** Money that was said to be sent never came. */
export function failTransfer(life: AccountLife, receiptId: string): void {
  life.act(life.setting.staff.desk, () => [
    {
      kind: 'tender.failed',
      stream: streamOf(life),
      data: { receiptId, at: 0, reasonCode: 'notReceived', on: life.today },
      personal: null,
    },
    ...laidAnew(life, receiptId),
  ]);
}

function laidAnew(life: AccountLife, receiptId: string): readonly EventDraft[] {
  const policy = policyOfAccount(life.setting.rules.allocationPolicies, life.state, life.today);
  return reallocationDrafts(life.state, receiptId, life.today, policy);
}

/** The notice under s.138 NI Act goes out, with its registered post number. */
export function sendNotice(life: AccountLife, receiptId: string): void {
  const instrumentId = tenderInstrumentId(receiptId, 0);
  life.act(life.setting.staff.desk, () => [
    {
      kind: 'legalStep.recorded',
      stream: streamOf(life),
      data: {
        stepId: derivedId('J', instrumentId, 'noticeSent'),
        instrumentId,
        step: 'noticeSent',
        on: life.today,
        attachmentId: null,
        reference: 'RM PRACTICE 0001 IN',
      },
      personal: null,
    },
  ]);
}

/** Cheques for the next payments are taken ahead: one is described better, one given back, one replaced by the last. */
export function takeChequesAhead(
  life: AccountLife,
  dueDays: readonly PlainDate[],
  amountMinor: number,
): void {
  const { staff, lists } = life.setting;
  const [first = life.today] = dueDays;
  const days = [first, addDays(first, 30), addDays(first, 60), addDays(first, 61)];
  const ids = days.map((drawnOn) => derivedId('Q', life.start.accountId, drawnOn));
  const stream = streamOf(life);
  life.act(staff.desk, () =>
    days.map((drawnOn, at) => ({
      kind: 'instrument.registered',
      stream,
      data: {
        instrumentId: present(ids[at], 'an id for each cheque'),
        instrumentKind: 'cheque',
        amountMinor,
        currency: 'INR',
        number: String(400_100 + at),
        bank: lists.banks.banks[0] ?? null,
        micr: null,
        drawnOn,
        attachmentId: null,
        practice: true,
      },
      personal: { drawer: null },
    })),
  );
  const [seen = '', back = '', swapped = '', instead = ''] = ids;
  const on = life.today;
  life.act(staff.desk, () => [
    {
      kind: 'instrument.described',
      stream,
      data: { instrumentId: seen, micr: '411002003', attachmentId: null },
      personal: { drawer: null },
    },
    {
      kind: 'instrument.returned',
      stream,
      data: { instrumentId: back, on, reasonCode: 'askedFor' },
      personal: null,
    },
    {
      kind: 'instrument.replaced',
      stream,
      data: { instrumentId: swapped, on, by: { instrumentId: instead, receiptId: null } },
      personal: null,
    },
  ]);
}
