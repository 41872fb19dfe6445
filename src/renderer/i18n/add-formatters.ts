import {
  countText,
  dayText,
  fileText,
  momentText,
  moneyParam,
  outcomeInSentence,
  timeText,
  waitText,
} from './format.ts';
import { i18n } from './i18n.ts';

/**
 * What may stand behind a comma in a text: `{{amount, money}}` (an amount, or minor units with `currency` beside),
 * `{{date, day}}`, `{{atMs, time}}`, `{{atMs, moment}}`, `{{rows, number}}`, `{{waitMs, wait}}`,
 * `{{outcome, outcomeInSentence}}` (the code of a contact's result), `{{fileName, file}}`.
 */
export function addFormatters(): void {
  const { formatter } = i18n.services;
  formatter?.add('money', (value: unknown, _language, options: Readonly<Record<string, unknown>>) =>
    moneyParam(value, options),
  );
  formatter?.add('day', (value: unknown) => dayText(String(value)));
  formatter?.add('shortDay', (value: unknown) => dayText(String(value), 'short'));
  formatter?.add('time', (value: unknown) => timeText(Number(value)));
  formatter?.add('outcomeInSentence', (value: unknown) => outcomeInSentence(String(value)));
  formatter?.add('file', (value: unknown) => fileText(String(value)));
  formatter?.add('moment', (value: unknown) => momentText(Number(value)));
  formatter?.add('wait', (value: unknown) => waitText(Number(value)));
  formatter?.add('number', (value: unknown) => countText(Number(value)));
}
