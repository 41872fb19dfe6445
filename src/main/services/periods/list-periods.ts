import type { BookPeriods } from '../../../shared/contract/periods.ts';
import { addDays } from '../../../shared/domain/dates.ts';
import { daysBackOf } from '../../../shared/domain/periods/business-date.ts';
import { decideYearClose, financialYearOf } from '../../../shared/domain/periods/financial-year.ts';
import { closedPeriodsOf } from '../../../shared/domain/team/apply-periods.ts';
import { ok } from '../../../shared/lib/result.ts';
import { countReceiptsAfterClose } from '../../db/queries/periods.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { periodPolicyOf } from './house-policies.ts';

/** The years of every book: which can be closed, which are, and what was dated into them since. */
export const listPeriods: WaitingService<'listPeriods'> = (context) => {
  const { books } = context.ledger.states.team(context.session.teamId);
  return ok({
    books: [...books.values()].map(({ bookId, title }) => bookPeriods(context, bookId, title ?? '')),
    daysBack: daysBackOf(periodPolicyOf(context), context.user.roles),
  });
};

function bookPeriods(context: ServiceContext, bookId: string, title: string): BookPeriods {
  const policy = periodPolicyOf(context);
  const team = context.ledger.states.team(context.session.teamId);
  const thisYear = financialYearOf(policy, bookId, context.today);
  const lastYear = financialYearOf(policy, bookId, addDays(thisYear.startsOn, -1));
  const decided = decideYearClose(lastYear, context.today, closedPeriodsOf(team, bookId));
  const closed = [...team.periods.values()].flatMap(({ closed: event, reopened }) => {
    if (event?.data.bookId !== bookId) return [];
    const { periodId, startsOn, endsOn } = event.data;
    const closedMs = event.hlc[0];
    return [
      {
        periodId,
        startsOn,
        endsOn,
        closedOn: event.businessDate,
        closedByName: team.users.get(event.user)?.name ?? '',
        reopenedUntilOn: reopened?.data.untilOn ?? null,
        reopenedReason: reopened?.data.reason ?? null,
        amendments: countReceiptsAfterClose(context.read, { bookId, startsOn, endsOn, closedMs }),
      },
    ];
  });
  const yearStartsOn = policy.yearStartsOnByBook[bookId] ?? policy.yearStartsOn;
  return { bookId, title, closable: decided.ok ? decided.value : null, yearStartsOn, closed };
}
