import { assert } from '../lib/assert.ts';
import { ok, type Result, refused } from '../lib/result.ts';
import { monthOfWord, weekdayOfWord } from './date-word-names.ts';
import {
  addDays,
  addMonthsClamped,
  type DayOfWeek,
  dateOfParts,
  dateParts,
  dayOfWeek,
  daysInMonth,
  endOfMonth,
  type PlainDate,
  startOfMonth,
} from './dates.ts';
import { foldDevanagariDigits } from './language.ts';

/** Where a date lies that does not say it: a promise is ahead, a receipt behind. */
export type DateBias = 'future' | 'past';

/** What the words are read against. */
export interface DateWordsContext {
  readonly today: PlainDate;
  readonly bias: DateBias;
  /** The day of the month, 1 to 31, on which the debtor is paid, if it is known. */
  readonly salaryDay?: number | undefined;
}

/** How a text was read, for the language layer to say beside the weekday and date. */
export type DateReading =
  | { readonly kind: 'today' | 'tomorrow' | 'yesterday' | 'monthEnd' }
  | { readonly kind: 'offset'; readonly unit: 'days' | 'weeks' | 'months'; readonly count: number }
  | {
      readonly kind: 'weekday';
      readonly dayOfWeek: DayOfWeek;
      /** `coming` is within the next seven days and never today; `afterComing` a week later; `last` behind. */
      readonly which: 'coming' | 'afterComing' | 'last';
    }
  | { readonly kind: 'dayOfMonth' | 'dayAndMonth' | 'fullDate' }
  | { readonly kind: 'salaryDay'; readonly day: number };

/** A date read from words, and how it was read. */
export interface DateOfWords {
  readonly date: PlainDate;
  readonly explanation: DateReading;
}

/** Why no date was read, with dates that may have been meant, the likeliest first. */
export interface DateWordsRefusal {
  readonly code:
    | 'empty'
    | 'notUnderstood'
    | 'noSuchDate'
    /** `tue 25/11` where the 25th is a Wednesday: which of the two was meant only the user knows. */
    | 'otherWeekday'
    | 'salaryDayUnknown';
  readonly suggestions: readonly PlainDate[];
}

type Reading = Result<DateOfWords, DateWordsRefusal>;

/**
 * The one date field (ux.md §2): `t`, `tomorrow`, `+3`, `fri`, `next fri`, `25`, `25/11`, `25/11/2026`, `25 nov`,
 * `salary`, and their like in Hindi and Marathi. Days come before months; what names no year or month goes the way
 * of the bias. Refuses what is not understood and dates that do not exist.
 */
export function parseDateWords(text: string, context: DateWordsContext): Reading {
  const words = foldDevanagariDigits(text.normalize('NFC')).toLowerCase().replace(/\s+/g, ' ').trim();
  if (words === '') return refused({ code: 'empty', suggestions: [] });
  const [, weekdayWord = '', rest = ''] = /^([^\d\s,]+),? (\d.*)$/.exec(words) ?? [];
  const weekday = weekdayOfWord(weekdayWord);
  if (weekday === undefined) return readBare(words, context);
  const read = readBare(rest, context);
  if (!read.ok || dayOfWeek(read.value.date) === weekday) return read;
  return refused({ code: 'otherWeekday', suggestions: [read.value.date] });
}

function readBare(words: string, context: DateWordsContext): Reading {
  return (
    readDayWord(words, context) ??
    readOffset(words, context) ??
    readWeekday(words, context) ??
    readNumbers(words, context) ??
    readNamedMonth(words, context) ??
    refused({ code: 'notUnderstood', suggestions: usualDates(context) })
  );
}

const DAYS_BY_WORD: ReadonlyMap<string, number | 'oneOnward' | 'twoOnward'> = new Map(
  (
    [
      [0, ['t', 'tod', 'today', 'aaj', 'aj', 'आज']],
      [1, ['tm', 'tom', 'tmr', 'tmrw', 'tomorrow', 'udya', 'उद्या']],
      [-1, ['y', 'yest', 'yesterday', 'काल']],
      [2, ['day after', 'day after tomorrow']],
      [-2, ['day before yesterday']],
      // Hindi and Marathi have one word for both sides of today (ux.md finding 2): the bias decides.
      ['oneOnward', ['kal', 'कल']],
      ['twoOnward', ['parso', 'parson', 'परसों', 'parva', 'परवा']],
    ] as const
  ).flatMap(([days, words]) => words.map((word) => [word, days] as const)),
);

function readDayWord(words: string, context: DateWordsContext): Reading | undefined {
  const { today, bias } = context;
  if (/^(?:salary|salary day|pay ?day|पगार|वेतन|सैलरी)$/.test(words)) return readSalaryDay(context);
  if (/^(?:eom|month ?end|end of month|महिना अखेर|महीने के अंत)$/.test(words))
    return ok({ date: endOfMonth(today), explanation: { kind: 'monthEnd' } });
  const known = DAYS_BY_WORD.get(words);
  if (known === undefined) return undefined;
  const onward = bias === 'future' ? 1 : -1;
  const days = known === 'oneOnward' ? onward : known === 'twoOnward' ? onward * 2 : known;
  return ok({ date: addDays(today, days), explanation: explainDays(days) });
}

function explainDays(days: number): DateReading {
  if (days === 0) return { kind: 'today' };
  if (days === 1) return { kind: 'tomorrow' };
  return days === -1 ? { kind: 'yesterday' } : { kind: 'offset', unit: 'days', count: days };
}

const UNIT = '(d|days?|दिन|दिवस|w|wks?|weeks?|हफ्ते|आठवडे|mo?|months?|महीने|महिने)';
const SIGNED_OFFSET = new RegExp(`^([+-])\\s?(\\d{1,3})\\s?${UNIT}?$`);
const COUNTED_OFFSET = new RegExp(`^(?:in )?(\\d{1,3})\\s?${UNIT}( ago| later)?$`);

function readOffset(words: string, { today, bias }: DateWordsContext): Reading | undefined {
  const signed = SIGNED_OFFSET.exec(words);
  const counted = COUNTED_OFFSET.exec(words);
  const amount = Number(signed?.[2] ?? counted?.[1]);
  if (Number.isNaN(amount)) return undefined;
  const backward =
    signed !== null
      ? signed[1] === '-'
      : counted?.[3] === ' ago' || (bias === 'past' && counted?.[3] !== ' later' && !words.startsWith('in '));
  const count = backward && amount !== 0 ? -amount : amount;
  const unit = unitOf(signed?.[3] ?? counted?.[2] ?? 'd');
  if (unit === 'days')
    return ok({ date: addDays(today, count), explanation: { kind: 'offset', unit, count } });
  const date = unit === 'weeks' ? addDays(today, count * 7) : addMonthsClamped(today, count);
  return ok({ date, explanation: { kind: 'offset', unit, count } });
}

function unitOf(word: string): 'days' | 'weeks' | 'months' {
  if (/^(?:w|हफ्ते|आठवडे)/.test(word)) return 'weeks';
  return /^(?:m|महीने|महिने)/.test(word) ? 'months' : 'days';
}

function readWeekday(words: string, { today, bias }: DateWordsContext): Reading | undefined {
  const [, which, name = ''] =
    /^(?:(next|last|this|on|पुढच्या|पुढील|अगले|मागच्या|पिछले|या|इस) )?(\S+)$/.exec(words) ?? [];
  const weekday = weekdayOfWord(name);
  if (weekday === undefined) return undefined;
  const ahead = ((weekday - dayOfWeek(today) + 6) % 7) + 1;
  const after = which === 'next' || which === 'पुढच्या' || which === 'पुढील' || which === 'अगले';
  const behind = which === 'last' || which === 'मागच्या' || which === 'पिछले' || (bias === 'past' && !after);
  const explain = (kind: 'coming' | 'afterComing' | 'last', days: number): Reading =>
    ok({ date: addDays(today, days), explanation: { kind: 'weekday', dayOfWeek: weekday, which: kind } });
  if (behind) return explain('last', ahead === 7 ? -7 : ahead - 7);
  return after ? explain('afterComing', ahead + 7) : explain('coming', ahead);
}

function readNumbers(words: string, context: DateWordsContext): Reading | undefined {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(words) ?? [];
  if (isoYear !== undefined) return fullDate(Number(isoYear), Number(isoMonth), Number(isoDay));
  const [, onlyDay] = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(words) ?? [];
  if (onlyDay !== undefined) return dayOfMonth(Number(onlyDay), context);
  const [, day, month, year] = /^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?$/.exec(words) ?? [];
  if (day === undefined) return undefined;
  return dayAndMonth(Number(day), Number(month), year, context);
}

function readNamedMonth(words: string, context: DateWordsContext): Reading | undefined {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]*([^\d\s\-/.,'॰]+)[.॰]?(?:[-/., ']*(\d{4}|\d{2}))?$/.exec(
    words,
  );
  const monthFirst =
    /^([^\d\s\-/.,'॰]+)[.॰]?[-/. ]*(\d{1,2})(?:st|nd|rd|th)?(?:[-/., ']+(\d{4}|\d{2}))?$/.exec(words);
  const month = monthOfWord(dayFirst?.[2] ?? monthFirst?.[1] ?? '');
  if (month === undefined) return undefined;
  return dayAndMonth(Number(dayFirst?.[1] ?? monthFirst?.[2]), month, (dayFirst ?? monthFirst)?.[3], context);
}

function dayAndMonth(
  day: number,
  month: number,
  year: string | undefined,
  context: DateWordsContext,
): Reading {
  if (year !== undefined) return fullDate(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
  const inYear = (number: number): PlainDate | undefined =>
    month >= 1 && month <= 12 && day >= 1
      ? dateOfParts(number, month, Math.min(day, daysInMonth(number, month)))
      : undefined;
  const { today, bias } = context;
  const thisYear = dateParts(today).year;
  const near = inYear(thisYear);
  const passed = near !== undefined && (bias === 'future' ? near < today : near > today);
  const meantYear = passed ? thisYear + (bias === 'future' ? 1 : -1) : thisYear;
  const date = dateOfParts(meantYear, month, day);
  return date === undefined
    ? noSuchDate(meantYear, month, day)
    : ok({ date, explanation: { kind: 'dayAndMonth' } });
}

function fullDate(year: number, month: number, day: number): Reading {
  const date = dateOfParts(year, month, day);
  return date === undefined ? noSuchDate(year, month, day) : ok({ date, explanation: { kind: 'fullDate' } });
}

/** A day the month does not have may mean its end or the day after; a month above 12 may be month before day. */
function noSuchDate(year: number, month: number, day: number): Reading {
  const swapped = dateOfParts(year, day, month);
  if (swapped !== undefined) return refused({ code: 'noSuchDate', suggestions: [swapped] });
  const first = day > 28 && day <= 31 ? dateOfParts(year, month, 1) : undefined;
  if (first === undefined) return refused({ code: 'noSuchDate', suggestions: [] });
  const last = endOfMonth(first);
  return refused({ code: 'noSuchDate', suggestions: [last, addDays(last, 1)] });
}

/** The nearest such day of a month, today included; where its month is too short, the user is asked. */
function dayOfMonth(day: number, { today, bias }: DateWordsContext): Reading {
  if (day < 1 || day > 31) return refused({ code: 'noSuchDate', suggestions: [] });
  const step = bias === 'future' ? 1 : -1;
  const todayDay = dateParts(today).day;
  const passed = bias === 'future' ? day < todayDay : day > todayDay;
  const month = addMonthsClamped(startOfMonth(today), passed ? step : 0);
  const date = dayInMonth(month, day);
  if (date !== undefined) return ok({ date, explanation: { kind: 'dayOfMonth' } });
  const other = dayInMonth(addMonthsClamped(month, step), day);
  return refused({
    code: 'noSuchDate',
    suggestions: [endOfMonth(month), ...(other === undefined ? [] : [other])],
  });
}

function dayInMonth(month: PlainDate, day: number): PlainDate | undefined {
  const { year, month: monthOfYear } = dateParts(month);
  return dateOfParts(year, monthOfYear, day);
}

function readSalaryDay({ today, bias, salaryDay }: DateWordsContext): Reading {
  if (salaryDay === undefined) return refused({ code: 'salaryDayUnknown', suggestions: [] });
  assert(
    Number.isInteger(salaryDay) && salaryDay >= 1 && salaryDay <= 31,
    'a salary day is a day of the month',
  );
  const inMonthOf = (month: PlainDate): PlainDate => {
    const { year, month: monthOfYear } = dateParts(month);
    return addDays(startOfMonth(month), Math.min(salaryDay, daysInMonth(year, monthOfYear)) - 1);
  };
  const step = bias === 'future' ? 1 : -1;
  const thisMonth = inMonthOf(today);
  const passed = bias === 'future' ? thisMonth < today : thisMonth > today;
  const date = passed ? inMonthOf(addMonthsClamped(startOfMonth(today), step)) : thisMonth;
  return ok({ date, explanation: { kind: 'salaryDay', day: salaryDay } });
}

function usualDates({ today, bias }: DateWordsContext): readonly PlainDate[] {
  const step = bias === 'future' ? 1 : -1;
  return [today, addDays(today, step), addDays(today, 7 * step)];
}
