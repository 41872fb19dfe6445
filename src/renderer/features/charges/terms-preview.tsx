import { useDebouncedValue } from '@mantine/hooks';

import type { InputOf } from '../../../shared/contract/contract.ts';
import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** A preview is asked for so long after the last key. */
const settlesAfterMs = 250;

const parts = ['interest', 'penalty', 'fee', 'total'] as const;

/** What today's charges are now, and what they would be under the terms asked for; or why these cannot be. */
export function TermsPreview({ asked }: { readonly asked: InputOf<'previewAccountTerms'> }) {
  const t = useWords('charges');
  const [settled] = useDebouncedValue(JSON.stringify(asked), settlesAfterMs);
  const preview = useProcedure('previewAccountTerms', JSON.parse(settled) as InputOf<'previewAccountTerms'>, {
    keepPrevious: true,
  });
  if (preview.refusal !== undefined) return <RefusalNotice refusal={preview.refusal} />;
  return (
    <section className="stack" aria-label={t('accountTerms.preview')}>
      <h3>{t('accountTerms.preview')}</h3>
      <DataState state={preview}>
        {({ asOf, currency, before, after, changed, kept }) => (
          <>
            <p className="muted">
              {t('accountTerms.changed', { count: changed })}
              {kept > 0 && ` ${t('accountTerms.kept', { count: kept })}`}
            </p>
            <ScrollTable label={t('accountTerms.preview')}>
              <thead>
                <tr>
                  <th scope="col">{t('accountTerms.asOf', { day: dayText(asOf) })}</th>
                  <th scope="col" className="number">
                    {t('accountTerms.before')}
                  </th>
                  <th scope="col" className="number">
                    {t('accountTerms.after')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {parts.map((part) => {
                  const figure = (sums: typeof before): string =>
                    amountText({ amountMinor: sums[`${part}Minor`], currency }, { alwaysMinor: true });
                  return (
                    <tr key={part} data-terms-part={part}>
                      <th scope="row">{t(`accountTerms.part.${part}`)}</th>
                      <td className="number">{figure(before)}</td>
                      <td className="number">{figure(after)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </ScrollTable>
          </>
        )}
      </DataState>
    </section>
  );
}
