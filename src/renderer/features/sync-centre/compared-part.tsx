import type { ComparedMoney, SyncView, ThreeCounts } from '../../../shared/contract/sync.ts';
import type { Amount } from '../../../shared/contract/values.ts';
import { AmountsText } from '../../components/amount-text.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** What was received and made void, as the hub and this device counted it at the end of the last sync. */
export function ComparedPart({ view: { compared, notShown } }: { readonly view: SyncView }) {
  const t = useWords('sync');
  if (compared === null) return null;
  return (
    <section className="card stack" aria-label={t('compared.title')}>
      <h2>{t('compared.title')}</h2>
      {compared.isSame ? <Same compared={compared} /> : <Differ compared={compared} />}
      {notShown.accounts > 0 && <p>{t('compared.notShown')}</p>}
      <p className="muted">{t('compared.when', { atMs: compared.atMs })}</p>
    </section>
  );
}

function Same({ compared: { received, voided } }: { readonly compared: ComparedMoney }) {
  const t = useWords('sync');
  if (received.hub.length + voided.hub.length === 0) return <p>{t('compared.sameNone')}</p>;
  const none = t('compared.nothing');
  const params = { received: amountsWords(received.hub, none), voided: amountsWords(voided.hub, none) };
  return <p>{t('compared.same', params)}</p>;
}

const parts = ['received', 'voided'] as const;
const counts = ['hub', 'events', 'shown'] as const satisfies readonly (keyof ThreeCounts)[];

/** All counts side by side: nobody has to choose one, and no figure is believed for being the hub's. */
function Differ({ compared }: { readonly compared: ComparedMoney }) {
  const t = useWords('sync');
  return (
    <>
      <Notice tone="danger">{t('compared.differs')}</Notice>
      <ScrollTable label={t('compared.title')}>
        <thead>
          <tr>
            <th scope="col">{t('compared.count')}</th>
            {parts.map((part) => (
              <th key={part} scope="col" className="number">
                {t(`compared.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map((count) => (
            <tr key={count}>
              <th scope="row">{t(`compared.${count}`)}</th>
              {parts.map((part) => (
                <td key={part} className="number">
                  <AmountsText amounts={compared[part][count]} none={t('compared.nothing')} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  );
}

function amountsWords(amounts: readonly Amount[], none: string): string {
  return amounts.length === 0 ? none : amounts.map((amount) => amountText(amount)).join(' · ');
}
