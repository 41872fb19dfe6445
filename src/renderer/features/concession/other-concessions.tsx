import { Link } from '@tanstack/react-router';

import type { ConcessionsView } from '../../../shared/contract/concessions.ts';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Waivers and write-offs, and terms that were made anew. */
export function OtherConcessions({ view }: { readonly view: ConcessionsView }) {
  const t = useWords('concession');
  const { others, restructures, currency } = view;
  const amount = (amountMinor: number): string =>
    amountText({ amountMinor, currency }, { alwaysMinor: true });
  return (
    <>
      {others.length > 0 && (
        <section>
          <h2>{t('others')}</h2>
          <ul className="plain-list">
            {others.map(
              ({ concessionId, kind, amountMinor, authored, proposedOn, proposedByName, reason }) => (
                <li key={concessionId}>
                  {t(`kind.${kind}`)} · {amount(amountMinor)} · {t(`authored.${authored}`)} ·{' '}
                  {t(`codes:concessionReason.${reason}`)} ·{' '}
                  {t('proposed', { name: proposedByName, day: dayText(proposedOn) })}
                </li>
              ),
            )}
          </ul>
        </section>
      )}
      {restructures.length > 0 && (
        <section>
          <h2>{t('restructures')}</h2>
          <ul className="plain-list">
            {restructures.map(({ restructureId, recordedOn, recordedByName, after, treatment }) => (
              <li key={restructureId} className="row">
                <span>
                  {t('restructureOf', { count: after.length, treatment: t(`codes:treatment.${treatment}`) })}{' '}
                  · {t('proposed', { name: recordedByName, day: dayText(recordedOn) })}
                </span>
                <Link
                  className="link-button push"
                  to="/paper/$paper/$subjectId"
                  params={{ paper: 'letter', subjectId: restructureId }}
                >
                  {t('letter.restructure')}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
