import { z } from 'zod';
import type { InstrumentView } from '../../../shared/contract/instruments.ts';
import { chequeValidUntilBy, noticeClock } from '../../../shared/domain/clock/notice-clocks.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { plainDateField } from '../../../shared/domain/events/fields.ts';
import type { LegalStep } from '../../../shared/domain/instrument/record.ts';
import type { InstrumentRow } from '../../db/queries/instruments.ts';
import type { Resources } from '../resources.ts';

const stepsColumn = z.array(
  z.object({
    stepId: z.string(),
    step: z.enum(['noticeSent', 'noticeServed', 'complaintFiled']),
    on: plainDateField,
    attachmentId: z.string().nullable(),
    reference: z.string().nullable(),
  }),
);

/** The steps of law of a projection's column. */
export function legalStepsOf(json: string): readonly LegalStep[] {
  return stepsColumn.parse(JSON.parse(json));
}

/** A row of the register as a screen shows it. */
export function instrumentView(
  row: InstrumentRow,
  { clockRules }: Pick<Resources, 'clockRules'>,
  on: PlainDate,
): InstrumentView {
  const { currency, amountMinor, bouncedOn, bounceReason } = row;
  const bounce =
    bouncedOn === null || bounceReason === null ? null : { memoOn: bouncedOn, reasonCode: bounceReason };
  const isMadeGood = row.madeGood === 1;
  const steps = legalStepsOf(row.steps);
  return {
    instrumentId: row.instrumentId,
    instrumentKind: row.instrumentKind,
    accountId: row.accountId,
    account: row.account,
    partyName: row.partyName ?? '',
    amount: { amountMinor, currency },
    number: row.number,
    bank: row.bank,
    micr: row.micr,
    drawer: row.drawer,
    drawnOn: row.drawnOn,
    validUntil:
      row.instrumentKind === 'cheque' && row.drawnOn !== null
        ? chequeValidUntilBy(clockRules, row.drawnOn)
        : null,
    takenOn: row.takenOn,
    standing: row.standing,
    presentedOn: row.presentedOn,
    clearedOn: row.clearedOn,
    bouncedOn,
    bounceReason,
    bounceCount: z.array(z.unknown()).parse(JSON.parse(row.bounces)).length,
    isMadeGood,
    receiptId: row.receiptId,
    attachmentId: row.attachmentId,
    practice: row.practice === 1,
    clock: noticeClock({ ...row, steps, bounce, isMadeGood }, clockRules, on),
  };
}
