import type { MoneyOfTheDay, SyncView } from '../../../shared/contract/sync.ts';
import { AmountsText } from '../../components/amount-text.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

const parts = ['confirmed', 'waiting', 'held'] as const satisfies readonly (keyof MoneyOfTheDay)[];

/** Three figures that together are all the person took today. Shown as soon as there is money, or where some of it is held. */
export function MoneyPart({ view: { money, word } }: { readonly view: SyncView }) {
  const t = useWords('sync');
  const isNone = parts.every((part) => money[part].length === 0);
  if (isNone || (word === 'alone' && money.held.length === 0)) return null;
  return (
    <section className="card stack" aria-label={t('money.title')}>
      <h2>{t('money.title')}</h2>
      <dl className="sync-figures">
        {parts.map((part) => (
          <div key={part}>
            <dt>{t(`money.${part}`)}</dt>
            <dd>
              <AmountsText amounts={money[part]} none={t('money.none')} />
            </dd>
          </div>
        ))}
      </dl>
      {money.elsewhere.map(({ receipts, amount }) => (
        <p key={amount.currency}>{t('money.elsewhere', { count: receipts, amount: amountText(amount) })}</p>
      ))}
      <p className="muted">{t('money.what')}</p>
    </section>
  );
}
