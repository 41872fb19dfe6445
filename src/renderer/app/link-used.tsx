import { SessionCard } from '../features/session/index.ts';
import { useWords } from '../i18n/use-words.ts';

/**
 * The page came by a link that was used already or is too old, or by none: why that is so, and the two ways on.
 * `isPrinted` where a new link stands in the terminal by now.
 */
export function LinkUsed({ isPrinted }: { readonly isPrinted: boolean }) {
  const t = useWords('app');
  return (
    <SessionCard title={t(isPrinted ? 'link.used' : 'link.none')}>
      <p>{t('link.why')}</p>
      <ul className="link-ways">
        <li>{t('link.goBack')}</li>
        <li>{t(isPrinted ? 'link.newLink' : 'link.startAgain')}</li>
      </ul>
    </SessionCard>
  );
}
