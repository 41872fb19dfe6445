import { present } from '../../lib/assert.ts';
import { isWorkingDay, nextWorkingDay, previousWorkingDay, type WorkingCalendar } from '../calendar.ts';
import { addDays, addMonthsClamped, type PlainDate } from '../dates.ts';
import { instantFromWallTime, startOfDay } from '../wall-time.ts';

const zone = 'Asia/Kolkata';
const minuteMs = 60_000;
const daysBetweenFiles = 42;

/** The days of a sample book: when it begins, when files come in, which days are worked. */
export class SampleCalendar {
  /** Nothing of the book happened on or after this day. */
  readonly asOf: PlainDate;
  /** The day on which the books were opened, about a year before. */
  readonly startOn: PlainDate;
  /** The days on which a file came in, the first of them the opening. */
  readonly importDays: readonly PlainDate[];
  readonly #calendar: WorkingCalendar;
  readonly #midnightMsByDate = new Map<PlainDate, number>();
  readonly #workingDays: PlainDate[] = [];

  constructor(asOf: PlainDate, calendar: WorkingCalendar) {
    this.asOf = asOf;
    this.#calendar = calendar;
    this.startOn = nextWorkingDay(addDays(addMonthsClamped(asOf, -12), -1), calendar);
    this.importDays = importDaysOf(this.startOn, asOf, calendar);
  }

  isWorkingDay(date: PlainDate): boolean {
    return isWorkingDay(date, this.#calendar);
  }

  /** The first working day on or after a date. */
  workingDayFrom(date: PlainDate): PlainDate {
    return nextWorkingDay(addDays(date, -1), this.#calendar);
  }

  /** The working day so many before the day the book is for; 1 is the last one. */
  workingDaysBefore(count: number): PlainDate {
    while (this.#workingDays.length < count) {
      this.#workingDays.push(previousWorkingDay(this.#workingDays.at(-1) ?? this.asOf, this.#calendar));
    }
    return present(this.#workingDays[count - 1], 'a working day before');
  }

  /** So many calendar days after the day the book is for; before it where negative. */
  day(offset: number): PlainDate {
    return addDays(this.asOf, offset);
  }

  /** The instant of a minute of a day, counted from midnight in Pune. */
  instantMs(date: PlainDate, minuteOfDay: number): number {
    let midnightMs = this.#midnightMsByDate.get(date);
    if (midnightMs === undefined) {
      midnightMs = instantFromWallTime(date, startOfDay, zone);
      this.#midnightMsByDate.set(date, midnightMs);
    }
    return midnightMs + minuteOfDay * minuteMs;
  }
}

/** Every six weeks a file comes in, and once more on the last working day, so that the book is fresh. */
function importDaysOf(startOn: PlainDate, asOf: PlainDate, calendar: WorkingCalendar): readonly PlainDate[] {
  const lastOn = previousWorkingDay(asOf, calendar);
  const days = [startOn];
  for (let at = 1; at <= 8; at += 1) {
    const on = nextWorkingDay(addDays(startOn, at * daysBetweenFiles - 1), calendar);
    if (on < lastOn) days.push(on);
  }
  return [...days, lastOn];
}
