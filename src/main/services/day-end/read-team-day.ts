import type { DayPersonView, TeamDayView } from '../../../shared/contract/day-end.ts';
import { type UnsentKnown, unsentKnown } from '../../../shared/domain/day-end/unsent.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectPartyNames } from '../../db/queries/day-end.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { closedDayOf } from './closed-day.ts';
import { type DayNow, dayKnownAt, dayNow, standNow } from './day-now.ts';
import { type Heard, hasHub } from './heard.ts';
import { placeOfStand, standOfPlace } from './signed-day.ts';

/** The team's day by everything that is here, and, where it is closed, what was signed and what came later. */
export const readTeamDay: WaitingService<'readTeamDay'> = async (context, { on }) => {
  const hub = await context.hub.readTeam(context.session.teamId);
  const now = dayNow(context, { on, hub });
  const names = selectPartyNames(
    context.read,
    now.exceptions.flatMap(({ accountId }) => accountId ?? []),
  );
  const { entryIds: _entryIds, ...figures } = now.figures;
  const stand = standNow(context);
  const view: TeamDayView = {
    on,
    figures,
    people: now.figures.people.map(({ userId }) => personView(context, userId, now)),
    exceptions: now.exceptions.map((exception) => ({
      ...exception,
      partyName: names.get(exception.accountId ?? '') ?? null,
    })),
    closed: closedDayOf(context, on, now),
    knownAtPlace: placeOfStand(stand),
    hasHub: hasHub(context),
  };
  return ok(view);
};

function personView(context: ServiceContext, userId: string, { heard }: DayNow): DayPersonView {
  const user = context.ledger.states.team(context.session.teamId).users.get(userId);
  const known = heard.find((person) => person.userId === userId);
  return {
    userId,
    name: user?.name ?? '',
    roles: user?.roles ?? [],
    heardMs: known?.heardMs ?? null,
    heardBy: heardBy(known),
    devices: known?.devices.map(({ device }) => device) ?? [],
    unsent: hasHub(context) ? unsentOf(known) : null,
  };
}

/** Of who works on this computer everything is here. */
function unsentOf(known: Heard | undefined): UnsentKnown | null {
  const devices = known?.devices ?? [];
  if (devices.some(({ isThisOne }) => isThisOne)) return null;
  return unsentKnown(
    devices.map(({ metMs, unsent }) => ({
      metMs,
      entries: unsent?.entries ?? 0,
      oldestMs: unsent?.oldestMs ?? null,
    })),
  );
}

function heardBy(known: Heard | undefined): DayPersonView['heardBy'] {
  if (known === undefined || known.heardMs === null) return 'nothing';
  if (known.devices.length === 0 || known.devices.some(({ isThisOne }) => isThisOne)) return 'here';
  return known.devices.some(({ metMs }) => metMs === known.heardMs) ? 'hub' : 'events';
}

/** The figures of a day, as everything says that is here, or as they were known at a place of the team's order. */
export const reportTeamDay: WaitingService<'reportTeamDay'> = async (context, { on, knownAtPlace }) => {
  const figures =
    knownAtPlace === undefined
      ? dayNow(context, { on, hub: await context.hub.readTeam(context.session.teamId) }).figures
      : dayKnownAt(context, on, standOfPlace(context, knownAtPlace));
  return ok({ on, people: figures.people, totals: figures.totals, entries: figures.entryIds.length });
};
