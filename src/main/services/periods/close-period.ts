import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { decideYearClose, financialYearOf } from '../../../shared/domain/periods/financial-year.ts';
import { closedPeriodsOf } from '../../../shared/domain/team/apply-periods.ts';
import { ok } from '../../../shared/lib/result.ts';
import { domainRefusal, refuse, type WritingService } from '../service.ts';
import { periodPolicyOf } from './house-policies.ts';

/** Closes the year of a book in which a day lies. */
export const closePeriod: WritingService<'closePeriod'> = (context, input) => {
  const { bookId, dayInYear } = input;
  const { teamId } = context.session;
  const team = context.ledger.states.team(teamId);
  if (!team.books.has(bookId)) return refuse('unknownBook');
  const year = financialYearOf(periodPolicyOf(context), bookId, dayInYear);
  const decided = decideYearClose(year, context.today, closedPeriodsOf(team, bookId));
  if (!decided.ok) return domainRefusal(decided.refusal);
  const periodId = input.commandId;
  context.append([
    {
      kind: 'period.closed',
      stream: teamStream(teamId),
      data: { periodId, bookId, ...decided.value },
      personal: null,
    },
  ]);
  return ok({ periodId });
};
