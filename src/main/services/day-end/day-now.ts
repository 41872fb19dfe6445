import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { DayAttention, DayWallet } from '../../../shared/domain/day-end/entry.ts';
import { type DayException, dayExceptions } from '../../../shared/domain/day-end/exceptions.ts';
import {
  type DayFigures,
  type DayMaterialPerson,
  dayFigures,
} from '../../../shared/domain/day-end/figures.ts';
import type { DayStand } from '../../../shared/domain/day-end/stand.ts';
import { inForceOn } from '../../../shared/domain/sync/team-day-policy.ts';
import type { UserState } from '../../../shared/domain/team/state.ts';
import { readSelf } from '../../ledger/device-self.ts';
import type { HubTeamFacts } from '../hub-control.ts';
import type { ServiceContext } from '../service.ts';
import { cashTakenTwice, dayAttention } from './day-attention.ts';
import { type DayRow, dayRows, splitByStand } from './day-rows.ts';
import { dayWallets } from './day-wallets.ts';
import { type Heard, heardOf, wasHeardSince } from './heard.ts';

/** A day of the team as this ledger knows it. */
export interface DayNow {
  readonly figures: DayFigures;
  readonly exceptions: readonly DayException[];
  readonly heard: readonly Heard[];
  readonly rows: readonly DayRow[];
}

/** What is asked of a day. */
export interface DayQuestion {
  readonly on: PlainDate;
  /** What only the hub knows, where it runs here. */
  readonly hub: HubTeamFacts | null;
}

/** The figures of a day by everything that is here, with what wants a look. */
export function dayNow(context: ServiceContext, { on, hub }: DayQuestion): DayNow {
  const rows = dayRows(context.read, on);
  const attention = dayAttention(context, on);
  const heard = heardOf(context, hub);
  const wallets = walletsOf(context, on, null);
  const people = peopleOf(context, { on, rows, attention, wallets, heard });
  const figures = dayFigures({ on, people, entries: rows.map(({ entry }) => entry), wallets, attention });
  const staleAfterMs = inForceOn(context.resources.teamDayPolicy.silentDevice, on).hours * 3_600_000;
  const exceptions = dayExceptions({
    figures,
    wallets,
    attention,
    cashTakenTwice: cashTakenTwice(context, on),
    heard,
    nowMs: context.nowMs,
    staleAfterMs,
  });
  return { figures, exceptions, heard, rows };
}

/**
 * The figures of a day by what a stand knew: the same for ever (decided 7). Reviews are not among them, nor who was absent:
 * both are of the evening, and stand in what was signed.
 */
export function dayKnownAt(context: ServiceContext, on: PlainDate, stand: DayStand): DayFigures {
  const { known } = splitByStand(context.read, dayRows(context.read, on), stand);
  const wallets = walletsOf(context, on, stand);
  const people = peopleOf(context, { on, rows: known, attention: [], wallets, heard: null });
  return dayFigures({ on, people, entries: known.map(({ entry }) => entry), wallets, attention: [] });
}

/** On what figures stand that are read now. */
export function standNow(context: ServiceContext): DayStand {
  const { epoch, cursor, device, seq } = readSelf(context.ledger.write);
  return { epoch, place: cursor, device, seq };
}

function walletsOf(context: ServiceContext, on: PlainDate, stand: DayStand | null): readonly DayWallet[] {
  const userIds = [...context.ledger.states.team(context.session.teamId).users.keys()];
  return dayWallets(context, { on, userIds, stand });
}

/** Who is expected to come together in the evening. */
const isExpected = ({ active, roles }: UserState): boolean =>
  active && roles.some((role) => role === 'field' || role === 'desk');

function peopleOf(
  context: ServiceContext,
  known: {
    readonly on: PlainDate;
    readonly rows: readonly DayRow[];
    readonly attention: readonly DayAttention[];
    readonly wallets: readonly DayWallet[];
    readonly heard: readonly Heard[] | null;
  },
): readonly DayMaterialPerson[] {
  const { users } = context.ledger.states.team(context.session.teamId);
  const expected = new Set([...users.values()].filter(isExpected).map(({ userId }) => userId));
  const withWork = [
    ...known.rows.map(({ entry }) => entry.userId),
    ...known.attention.map(({ userId }) => userId),
    ...known.wallets
      .filter(({ inHand, counts, openOffers }) => inHand.length + counts.length + openOffers.length > 0)
      .map(({ userId }) => userId),
  ];
  // Whose work of the day is here was heard from, however it came.
  const atWork = new Set(known.rows.map(({ entry }) => entry.userId));
  return [...new Set([...expected, ...withWork])].map((userId) => {
    const heard = known.heard?.find((person) => person.userId === userId);
    const isHere = atWork.has(userId) || wasHeardSince(context, heard, known.on);
    const isMissing = known.heard !== null && expected.has(userId) && !isHere;
    return { userId, presence: isMissing ? 'absent' : 'heard' };
  });
}
