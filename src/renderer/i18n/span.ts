import { i18n } from './i18n.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long something is or takes, in its largest whole unit: `12 minutes`, `3 hours`, `4 days`. */
export function spanText(spanMs: number): string {
  const ms = Math.abs(spanMs);
  if (ms >= 2 * dayMs) return i18n.t('sync:age.days', { count: Math.floor(ms / dayMs) });
  if (ms >= hourMs) return i18n.t('sync:age.hours', { count: Math.floor(ms / hourMs) });
  return i18n.t('sync:age.minutes', { count: Math.max(1, Math.floor(ms / minuteMs)) });
}
