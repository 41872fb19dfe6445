import { dayDifferences } from '../../../shared/domain/day-end/differences.ts';
import { isToldWithReceipt } from '../../../shared/domain/day-end/entry.ts';
import { daySnapshot } from '../../../shared/domain/day-end/snapshot.ts';
import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { HubTeamFacts } from '../hub-control.ts';
import { preparedService, refuse } from '../service.ts';
import { dayNow, standNow } from './day-now.ts';
import { splitByStand } from './day-rows.ts';
import { signChain, signDay, snapshotOf } from './signed-day.ts';

/** Writes what came after a close beside it: figures of their own, signed, naming what they amend. */
export const amendTeamDay = preparedService<'amendTeamDay', HubTeamFacts | null>({
  prepare: async (context) => ok(await context.hub.readTeam(context.session.teamId)),
  write: (context, { commandId, dayEndId, reason }, hub) => {
    const { teamId } = context.session;
    const known = context.ledger.states.team(teamId).days.get(dayEndId);
    if (known === undefined || known.closed === null) return refuse('unknownTeamDay');
    const last = [...known.amendments.values()].at(-1) ?? known.closed;
    const before = snapshotOf(last);
    if (before === null) return refuse('unknownTeamDay');
    const { on } = known.closed.data;
    const { figures, rows } = dayNow(context, { on, hub });
    const { late } = splitByStand(context.read, rows, before.stand);
    const lateEntries = late.filter(({ entry }) => !isToldWithReceipt(entry)).length;
    const stand = standNow(context);
    const now = daySnapshot(figures, teamId, stand);
    if (late.length === 0 && dayDifferences(before, now).length === 0) return refuse('nothingToAmend');
    const { text, sha256, signature } = signDay(context, figures, stand);
    context.append([
      {
        kind: 'teamDay.amended',
        stream: teamStream(teamId),
        data: {
          amendmentId: commandId,
          dayEndId,
          on,
          amendsSha256: last.data.sha256,
          lateEntries,
          snapshot: text,
          sha256,
          signature,
        },
        personal: { reason: reason === '' ? null : reason },
      },
    ]);
    signChain(context);
    return ok({ amendmentId: commandId, lateEntries });
  },
});
