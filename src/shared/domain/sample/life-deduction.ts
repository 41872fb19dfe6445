import { taxQuarters } from '../account/tax-quarters.ts';
import { addDays } from '../dates.ts';
import { accountStream } from '../events/envelope.ts';
import { derivedId } from '../ids.ts';
import type { AccountLife } from './account-life.ts';

/** What was kept back of one claim, and why. */
export interface KeptBack {
  readonly itemId: string;
  readonly amountMinor: number;
  /** A reason of `resources/deductions/reasons.json`. */
  readonly reason: string;
  readonly receiptId: string | null;
}

/** A payer kept a part of a claim back; the desk looks after it. Answers its id. */
export function recordDeduction(life: AccountLife, kept: KeptBack): string | null {
  const { itemId, amountMinor, reason, receiptId } = kept;
  const { staff, rules } = life.setting;
  const followUpOn = addDays(life.today, rules.deductionReasons.followUpDays);
  return life.act(staff.desk, ({ commandId }) => [
    {
      kind: 'deduction.recorded',
      stream: accountStream(life.start.accountId),
      data: {
        deductionId: commandId,
        currency: 'INR',
        reason,
        lines: [{ itemId, amountMinor }],
        receiptId,
        reference: `DBN/${life.random.digits(4)}`,
        ownerId: null,
        followUpOn,
      },
      personal: { note: null },
    },
    {
      kind: 'deduction.assigned',
      stream: accountStream(life.start.accountId),
      data: { deductionId: commandId, ownerId: staff.desk, followUpOn },
      personal: null,
    },
  ]);
}

/** A second person accepts so much of a deduction as a credit note; the rest is still owed. */
export function decideDeduction(life: AccountLife, deductionId: string, kept: KeptBack): void {
  const acceptedMinor = Math.floor(kept.amountMinor / 2);
  life.act(life.setting.staff.supervisor, () => [
    {
      kind: 'deduction.decided',
      stream: accountStream(life.start.accountId),
      data: {
        deductionId,
        accepted: acceptedMinor > 0 ? [{ itemId: kept.itemId, amountMinor: acceptedMinor }] : [],
        creditNoteNumber: acceptedMinor > 0 ? `CN/${life.random.digits(5)}` : null,
      },
      personal: { note: 'Half of it shows on the delivery challan' },
    },
  ]);
}

/**
 * The certificate for the tax of the oldest quarter that waits for one: it is entered under a wrong number, taken back, and
 * entered again for half of the tax, so that a rest is still awaited.
 */
export function receiveCertificate(life: AccountLife): void {
  const quarters = taxQuarters(life.state, life.setting.rules.certificateRules, life.today);
  const waiting = quarters.find(({ claimedMinor, certifiedMinor }) => claimedMinor > certifiedMinor);
  if (waiting === undefined) return;
  const { staff } = life.setting;
  const stream = accountStream(life.start.accountId);
  const amountMinor = Math.max(1, Math.floor((waiting.claimedMinor - waiting.certifiedMinor) / 2));
  const enter = (number: string): string => {
    const certificateId = derivedId('X', life.start.accountId, number);
    life.act(staff.desk, () => [
      {
        kind: 'taxCertificate.received',
        stream,
        data: {
          certificateId,
          quarter: waiting.quarter,
          number,
          currency: 'INR',
          amountMinor,
          datedOn: life.today,
        },
        personal: null,
      },
    ]);
    return certificateId;
  };
  const wrong = enter('PRACTICE1');
  life.act(staff.desk, () => [
    {
      kind: 'taxCertificate.withdrawn',
      stream,
      data: { certificateId: wrong, reason: 'Two digits of its number were exchanged' },
      personal: null,
    },
  ]);
  enter('PRACTICE2');
}

/** A credit of the file is set against the oldest claims, taken off again, and set anew: nothing where there is none. */
export function applyCredit(
  life: AccountLife,
  creditItemId: string,
  itemId: string,
  mostMinor: number,
): void {
  const stream = accountStream(life.start.accountId);
  const amountMinor = Math.min(mostMinor, life.openMinorOf(itemId));
  if (amountMinor <= 0) return;
  const apply = (): string | null =>
    life.act(life.setting.staff.desk, ({ commandId }) => [
      {
        kind: 'credit.applied',
        stream,
        data: { applicationId: commandId, creditItemId, currency: 'INR', lines: [{ itemId, amountMinor }] },
        personal: null,
      },
    ]);
  const first = apply();
  if (first === null) return;
  life.act(life.setting.staff.desk, () => [
    {
      kind: 'credit.applicationUndone',
      stream,
      data: { applicationId: first, reason: 'The customer named another invoice' },
      personal: null,
    },
  ]);
  apply();
}
