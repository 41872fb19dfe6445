import type { PlainDate } from '../../../shared/domain/dates.ts';
import { dayText } from '../../i18n/format.ts';
import type { useWords } from '../../i18n/use-words.ts';

/** The days of a statement in words, a single day once; null where it has none. */
export function daysText(
  t: ReturnType<typeof useWords>,
  from: PlainDate | null,
  to: PlainDate | null,
): string | null {
  if (from === null || to === null) return null;
  return from === to ? dayText(from) : t('file.fromTo', { from: dayText(from), to: dayText(to) });
}
