import { afterNoticeServed } from '../../../shared/domain/clock/notice-clocks.ts';
import { clockRuleOn, lastDayOf } from '../../../shared/domain/clock/rules.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { InstrumentRecord } from '../../../shared/domain/instrument/record.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { refuse, type ServiceContext, type WritingService } from '../service.ts';
import { knownInstrument } from './known-instrument.ts';

/** Records a step of s.138 NI Act on a bounced cheque; answers until when the drawer may pay and we may complain. */
export const recordLegalStep: WritingService<'recordLegalStep'> = (context, input) => {
  const { instrumentId, step, on, attachmentId, reference, commandId } = input;
  const known = knownInstrument(context, instrumentId);
  if (!known.ok) return refuse('unknownInstrument');
  if (on > context.today) return refuse('dateInFuture');
  const possible = checkStep(context, known.value.instrument, step, on);
  if (!possible.ok) return possible;
  context.append([
    {
      kind: 'legalStep.recorded',
      stream: accountStream(known.value.accountId),
      data: { stepId: commandId, instrumentId, step, on, attachmentId, reference },
      personal: null,
    },
  ]);
  if (step !== 'noticeServed') return ok({ payBy: null, complainBy: null });
  const { payBy, complainBy } = afterNoticeServed(context.resources.clockRules, on);
  return ok({ payBy, complainBy });
};

/** A notice after its last day founds nothing; a complaint while the drawer may still pay is premature (Econ Antri). */
function checkStep(
  { resources: { clockRules } }: ServiceContext,
  { bounces, steps }: InstrumentRecord,
  step: InstrumentRecord['steps'][number]['step'],
  on: PlainDate,
): Result<null, { readonly code: 'legalStepTooEarly' | 'noticeTooLate' | 'complaintTooEarly' }> {
  const memoOn = bounces.at(-1)?.memoOn;
  if (memoOn === undefined || on < memoOn) return refuse('legalStepTooEarly');
  const dayOf = (name: typeof step): PlainDate | undefined =>
    steps.find((taken) => taken.step === name && taken.on >= memoOn)?.on;
  if (step === 'noticeSent') {
    const lastDay = lastDayOf(clockRuleOn(clockRules, 'IN-NI-138-NOTICE', memoOn), memoOn);
    return on > lastDay ? refuse('noticeTooLate', { lastDay }) : ok(null);
  }
  if (step === 'noticeServed') {
    const sentOn = dayOf('noticeSent');
    return sentOn === undefined || on < sentOn ? refuse('legalStepTooEarly') : ok(null);
  }
  const servedOn = dayOf('noticeServed');
  if (servedOn === undefined) return refuse('legalStepTooEarly');
  const { causeOfActionOn } = afterNoticeServed(clockRules, servedOn);
  return on < causeOfActionOn ? refuse('complaintTooEarly', { causeOfActionOn }) : ok(null);
}
