import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { ChargeTermsView } from '../../../shared/contract/charges.ts';
import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { SetTerms } from './set-terms.tsx';
import { useTermsText } from './terms-words.tsx';

/** By what a book charges for late payment, and since when. Nothing is charged until somebody says so. */
export function TermsScreen({ bookId }: { readonly bookId: string }) {
  const t = useWords('charges');
  const books = useProcedure('listBooks', {});
  const terms = useProcedure('listChargeTerms', { bookId });
  const maySet = useMayCall('setChargeTerms');
  const [isSetting, setSetting] = useState(false);
  const book = books.data?.books.find((one) => one.bookId === bookId);
  const currency = book?.totals[0]?.currency ?? 'INR';
  return (
    <div className="screen">
      <h1>{t('termsFor', { book: book?.title ?? '' })}</h1>
      <DataState state={terms}>
        {({ rows }) => (
          <div className="stack-wide">
            {rows.length === 0 ? (
              <p>{t('termsNone')}</p>
            ) : (
              rows.map((row) => <TermsCard key={row.termsId} row={row} currency={currency} />)
            )}
            {maySet && book !== undefined && (
              <div className="row">
                <Button onClick={() => setSetting(true)}>{t('setTerms')}</Button>
              </div>
            )}
          </div>
        )}
      </DataState>
      {isSetting && book !== undefined && terms.data !== undefined && (
        <SetTerms book={book} today={terms.data.today} onClose={() => setSetting(false)} />
      )}
    </div>
  );
}

function TermsCard({ row, currency }: { readonly row: ChargeTermsView; readonly currency: string }) {
  const t = useWords('charges');
  const termsText = useTermsText(currency);
  const { clause } = row.terms;
  const { accountId } = row;
  return (
    <section className="card stack" aria-label={t('termsSince', { fromOn: row.fromOn })}>
      <h2>{t('termsSince', { fromOn: dayText(row.fromOn) })}</h2>
      {accountId !== null && (
        <Link to="/account/$accountId" params={{ accountId }} search={{}}>
          {t('accountTerms.ofOne')}
        </Link>
      )}
      <p>{termsText(row.terms)}</p>
      {clause !== '' && <p className="muted">{t('clause', { clause })}</p>}
    </section>
  );
}
