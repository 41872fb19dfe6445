import { present } from '../lib/assert.ts';
import { dateToDayNumber, type PlainDate } from './dates.ts';
import type { Digits, Language } from './language.ts';

/**
 * `medium`: Tue, 24 Nov 2026. `long`: Tuesday, 24 November 2026. `short`: Tue, 24 Nov, for lists of the year at hand.
 * A weekday always stands beside the date: it is what people agree on (ux.md findings 2 and 3).
 */
export type DayStyle = 'short' | 'medium' | 'long';

/** How a day is written. Without digits they are 0–9, without a style it is `medium`. */
export interface DayFormat {
  readonly language: Language;
  readonly style?: DayStyle;
  readonly digits?: Digits;
}

const DAY_MS = 86_400_000;
const formatsByKey = new Map<string, Intl.DateTimeFormat>();

/** A date with its weekday in the words of a language: `Tue, 24 Nov 2026`, `मंगळ, 24 नोव्हें 2026`. */
export function formatDay(
  date: PlainDate,
  { language, style = 'medium', digits = 'latin' }: DayFormat,
): string {
  const parts = new Map<string, string>();
  for (const { type, value } of intlFormat(language, style, digits).formatToParts(
    dateToDayNumber(date) * DAY_MS,
  ))
    parts.set(type, value);
  const part = (type: string) => present(parts.get(type), `part of a formatted date: ${type}`);
  // Put together here: the patterns of en-IN and mr-IN scatter commas ("24, नोव्हें 2026").
  const dayAndMonth = `${part('weekday')}, ${part('day')} ${part('month')}`;
  return style === 'short' ? dayAndMonth : `${dayAndMonth} ${part('year')}`;
}

function intlFormat(language: Language, style: DayStyle, digits: Digits): Intl.DateTimeFormat {
  const key = `${language} ${style} ${digits}`;
  const known = formatsByKey.get(key);
  if (known !== undefined) return known;
  const width = style === 'long' ? 'long' : 'short';
  const format = new Intl.DateTimeFormat(
    `${language}-IN-u-ca-gregory-nu-${digits === 'deva' ? 'deva' : 'latn'}`,
    {
      timeZone: 'UTC',
      weekday: width,
      day: 'numeric',
      month: width,
      year: 'numeric',
    },
  );
  formatsByKey.set(key, format);
  return format;
}
