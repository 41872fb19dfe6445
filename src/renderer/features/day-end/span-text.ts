import { i18n } from '../../i18n/i18n.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** A span of time in the words of whoever waits: minutes, from two hours on hours, from two days on days. */
export function spanText(spanMs: number): string {
  if (spanMs < 2 * hourMs)
    return i18n.t('day-end:span.minutes', { count: Math.max(1, Math.round(spanMs / minuteMs)) });
  if (spanMs < 48 * hourMs) return i18n.t('day-end:span.hours', { count: Math.round(spanMs / hourMs) });
  return i18n.t('day-end:span.days', { count: Math.round(spanMs / (24 * hourMs)) });
}
