import type { DayOfWeek } from './dates.ts';

/** English names are known by any beginning of two letters (weekdays) or three (months) and more. */
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Hindi and Marathi stems, Monday first; -वार behind is optional. */
const WEEKDAY_STEMS: readonly (readonly string[])[] = [
  ['सोम'],
  ['मंगल', 'मंगळ'],
  ['बुध'],
  ['गुरु', 'गुरू', 'बृहस्पति'],
  ['शुक्र'],
  ['शनि'],
  ['रवि', 'इत'],
];

/** Hindi and Marathi month names, January first; any beginning of two signs and more that fits one month alone. */
const MONTH_NAMES: readonly (readonly string[])[] = [
  ['जनवरी', 'जानेवारी'],
  ['फरवरी', 'फ़रवरी', 'फेब्रुवारी'],
  ['मार्च'],
  ['अप्रैल', 'एप्रिल'],
  ['मई', 'मे'],
  ['जून'],
  ['जुलाई', 'जुलै'],
  ['अगस्त', 'ऑगस्ट'],
  ['सितंबर', 'सितम्बर', 'सप्टेंबर'],
  ['अक्टूबर', 'अक्तूबर', 'ऑक्टोबर'],
  ['नवंबर', 'नवम्बर', 'नोव्हेंबर'],
  ['दिसंबर', 'दिसम्बर', 'डिसेंबर'],
];

const normalised = (names: readonly (readonly string[])[]) =>
  names.map((spellings) => spellings.map((name) => name.normalize('NFC')));
const weekdayStems = normalised(WEEKDAY_STEMS);
const monthNames = normalised(MONTH_NAMES);

/** The day of the week that a small-letter word names in English, Hindi or Marathi, if any. */
export function weekdayOfWord(word: string): DayOfWeek | undefined {
  const english = word.length >= 2 ? WEEKDAYS.findIndex((name) => name.startsWith(word)) : -1;
  const stem = word.replace(/वार$/, '');
  const index = english >= 0 ? english : weekdayStems.findIndex((stems) => stems.includes(stem));
  return index < 0 ? undefined : ((index + 1) as DayOfWeek);
}

/** The month, 1 to 12, that a small-letter word names in English, Hindi or Marathi, if any. */
export function monthOfWord(word: string): number | undefined {
  const english = word.length >= 3 ? MONTHS.findIndex((name) => name.startsWith(word)) : -1;
  if (english >= 0) return english + 1;
  if (word === 'sept') return 9;
  const exact = monthNames.findIndex((names) => names.includes(word));
  if (exact >= 0) return exact + 1;
  const fits = monthNames.flatMap((names, index) =>
    word.length >= 2 && names.some((name) => name.startsWith(word)) ? [index + 1] : [],
  );
  return fits.length === 1 ? fits[0] : undefined;
}
