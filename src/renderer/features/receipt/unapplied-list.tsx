import { Link } from '@tanstack/react-router';

import { useProcedure } from '../../api.ts';
import { AmountsText } from '../../components/amount-text.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Money of all accounts that stands against no claim and waits for a person, oldest first; nothing where there is none. */
export function UnappliedList() {
  const t = useWords('receipt');
  const unapplied = useProcedure('listUnapplied', { limit: 50 });
  if (unapplied.data === undefined || unapplied.data.total === 0) return null;
  const { rows, total, totals } = unapplied.data;
  return (
    <section className="card stack" aria-label={t('unappliedList')}>
      <h2>
        {t('unappliedList')} · <AmountsText amounts={totals} />
      </h2>
      <ul>
        {rows.map((row) => (
          <li key={row.receiptId}>
            <Link to="/account/$accountId" params={{ accountId: row.accountId }} search={{}}>
              {row.partyName}
            </Link>{' '}
            {t('unappliedRow', {
              amount: amountText(row.amount),
              number: row.number,
              day: dayText(row.receivedOn),
            })}
          </li>
        ))}
      </ul>
      {total > rows.length && <p className="muted">{t('unappliedMore', { count: total - rows.length })}</p>}
    </section>
  );
}
