import type { UnsentKnown } from '../../../shared/domain/day-end/unsent.ts';
import { momentText } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/use-words.ts';

/** What is known of work that a person has and that is not here, in a sentence. */
export function UnsentWords({ unsent }: { readonly unsent: UnsentKnown | null }) {
  const t = useWords('day-end');
  if (unsent === null) return null;
  return <span className="day-end-unsent muted"> {wordsOf(unsent, t)}</span>;
}

function wordsOf(unsent: UnsentKnown, t: Words): string {
  if (unsent.known === 'unknown') return t('unsent.unknown');
  const met = momentText(unsent.metMs);
  if (unsent.known === 'allUpTo') return t('unsent.allUpTo', { met });
  const { entries: count, oldestMs } = unsent;
  if (oldestMs === null) return t('unsent.some', { met, count });
  return t('unsent.someSince', { met, count, oldest: momentText(oldestMs) });
}
