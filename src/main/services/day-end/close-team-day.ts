import { decideDayClose } from '../../../shared/domain/day-end/decide.ts';
import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { closesOf } from '../../../shared/domain/team/apply-days.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { HubTeamFacts } from '../hub-control.ts';
import { domainRefusal, preparedService } from '../service.ts';
import { dayNow, standNow } from './day-now.ts';
import { signChain, signDay } from './signed-day.ts';

/** Closes the team's day: figures frozen on what is here, signed with the device key, absentees named. */
export const closeTeamDay = preparedService<'closeTeamDay', HubTeamFacts | null>({
  prepare: async (context) => ok(await context.hub.readTeam(context.session.teamId)),
  write: (context, { commandId, on, reason }, hub) => {
    const { teamId } = context.session;
    const { figures, exceptions } = dayNow(context, { on, hub });
    const decided = decideDayClose({
      on,
      today: context.today,
      isClosed: closesOf(context.ledger.states.team(teamId), on).length > 0,
      exceptions,
      reason: reason === '' ? null : reason,
    });
    if (!decided.ok) return domainRefusal(decided.refusal);
    const { text, sha256, signature } = signDay(context, figures, standNow(context));
    context.append([
      {
        kind: 'teamDay.closed',
        stream: teamStream(teamId),
        data: { dayEndId: commandId, on, snapshot: text, sha256, signature },
        personal: { reason: reason === '' ? null : reason },
      },
    ]);
    signChain(context);
    const absent = figures.people.filter(({ presence }) => presence === 'absent').length;
    return ok({ dayEndId: commandId, sha256, absent });
  },
});
