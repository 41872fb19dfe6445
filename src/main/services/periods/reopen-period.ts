import { addDays } from '../../../shared/domain/dates.ts';
import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';

/** A closed year is opened for some days, not for ever. */
const mostDaysOpen = 31;

/** Opens a closed year until a day; what is dated into it then is listed as its amendment. */
export const reopenPeriod: WritingService<'reopenPeriod'> = (context, input) => {
  const { periodId, untilOn, reason } = input;
  const { teamId } = context.session;
  const known = context.ledger.states.team(teamId).periods.get(periodId);
  if (known === undefined || known.closed === null) return refuse('unknownPeriod');
  if (untilOn < context.today) return refuse('dateInPast');
  const latest = addDays(context.today, mostDaysOpen);
  if (untilOn > latest) return refuse('dateTooFar', { latest });
  context.append([
    {
      kind: 'period.reopened',
      stream: teamStream(teamId),
      data: { reopeningId: input.commandId, periodId, untilOn, reason },
      personal: null,
    },
  ]);
  return ok({});
};
