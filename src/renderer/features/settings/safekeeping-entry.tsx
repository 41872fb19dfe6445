import { Link } from '@tanstack/react-router';
import { useWords } from '../../i18n/use-words.ts';

/** The way from the settings to what keeps the book safe: backup, a new laptop, the recovery code, the export. */
export function SafekeepingEntry() {
  const t = useWords('settings');
  return (
    <section className="card stack-wide" aria-label={t('safekeeping.title')}>
      <h2>{t('safekeeping.title')}</h2>
      <p>{t('safekeeping.what')}</p>
      <p>
        <Link to="/safekeeping">{t('safekeeping.open')}</Link>
      </p>
    </section>
  );
}
