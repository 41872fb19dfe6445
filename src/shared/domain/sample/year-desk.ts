import type { Random } from '../../lib/random.ts';
import { addDays, addMonthsClamped, dateOfParts, dateParts, type PlainDate } from '../dates.ts';
import { teamStream } from '../events/envelope.ts';
import type { EventDraft } from '../events/kinds.ts';
import { derivedId } from '../ids.ts';
import { type DeskSetting, deskAct } from './desk-act.ts';
import { houseTermsDrafts } from './house-terms.ts';
import type { SampleAct } from './request.ts';

/**
 * What an office does once a year: a pre-printed receipt book is given out and two leaves explained, a year is closed, and
 * terms are set for who pays late or early, with the address for UPI.
 */
export function yearActs(setting: DeskSetting, random: Random): readonly SampleAct[] {
  return [...leafActs(setting, random), ...closingActs(setting, random), ...termsActs(setting, random)];
}

function leafActs(setting: DeskSetting, random: Random): readonly SampleAct[] {
  const { calendar, staff, teamId } = setting;
  const stream = teamStream(teamId);
  const receiptBookId = derivedId('K', teamId, 'practice leaves');
  const issuedOn = calendar.workingDayFrom(addDays(calendar.startOn, 30));
  const issued: EventDraft = {
    kind: 'receiptBook.issued',
    stream,
    data: {
      receiptBookId,
      series: 'PRAC',
      firstLeaf: 1,
      lastLeaf: 50,
      digits: 4,
      issuedTo: staff.field,
    },
    personal: null,
  };
  const explained: readonly EventDraft[] = ([1, 2] as const).map((leaf) => ({
    kind: 'receiptBook.leafExplained',
    stream,
    data: { receiptBookId, leaf, state: leaf === 1 ? 'void' : 'unused', note: leaf === 1 ? 'Ink ran' : '' },
    personal: null,
  }));
  const explainedOn = calendar.workingDayFrom(addDays(issuedOn, 40));
  return [
    deskAct(setting, { on: issuedOn, minute: 560, by: staff.admin }, random.fork('leaves'), () => [issued]),
    deskAct(
      setting,
      { on: explainedOn, minute: 565, by: staff.supervisor },
      random.fork('explained'),
      () => explained,
    ),
  ];
}

/** The financial year that ended while the book was kept is closed seven weeks later, and opened once more for a week. */
function closingActs(setting: DeskSetting, random: Random): readonly SampleAct[] {
  const { calendar, staff, teamId, bookIds } = setting;
  const stream = teamStream(teamId);
  const endsOn = yearEndIn(calendar.startOn, calendar.asOf);
  if (endsOn === null) return [];
  const closedOn = calendar.workingDayFrom(addDays(endsOn, 50));
  const reopenedOn = calendar.workingDayFrom(addDays(closedOn, 10));
  if (addDays(reopenedOn, 8) >= calendar.asOf) return [];
  const [bookId = ''] = bookIds;
  const periodId = derivedId('Y', bookId, endsOn);
  const closed: EventDraft = {
    kind: 'period.closed',
    stream,
    data: { periodId, bookId, startsOn: addMonthsClamped(addDays(endsOn, 1), -12), endsOn },
    personal: null,
  };
  const reopened: EventDraft = {
    kind: 'period.reopened',
    stream,
    data: {
      reopeningId: derivedId('Z', periodId),
      periodId,
      untilOn: addDays(reopenedOn, 7),
      reason: 'The auditor asked for one entry',
    },
    personal: null,
  };
  return [
    deskAct(setting, { on: closedOn, minute: 570, by: staff.admin }, random.fork('closed'), () => [closed]),
    deskAct(setting, { on: reopenedOn, minute: 570, by: staff.admin }, random.fork('reopened'), () => [
      reopened,
    ]),
  ];
}

/** What the supplier charges and gives is set down before the first claim that it is about. */
function termsActs(setting: DeskSetting, random: Random): readonly SampleAct[] {
  const { calendar, staff, teamId, bookIds } = setting;
  const [bookId = ''] = bookIds;
  const moment = { on: calendar.workingDayFrom(calendar.day(-100)), minute: 575, by: staff.admin };
  return [
    deskAct(setting, moment, random.fork('terms'), (commandId) =>
      houseTermsDrafts({ teamId, bookId }, calendar, commandId),
    ),
  ];
}

/** The 31 March inside a stretch of days; null where none is. */
function yearEndIn(from: PlainDate, until: PlainDate): PlainDate | null {
  const { year } = dateParts(from);
  for (const candidate of [dateOfParts(year, 3, 31), dateOfParts(year + 1, 3, 31)]) {
    if (candidate !== null && candidate !== undefined && candidate > from && candidate < until)
      return candidate;
  }
  return null;
}
