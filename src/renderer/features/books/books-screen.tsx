import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import type { BookView } from '../../../shared/contract/books.ts';
import { useProcedure } from '../../api.ts';
import { AmountsText } from '../../components/amount-text.tsx';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { stateName } from '../../components/indian-states.ts';
import { Notice } from '../../components/status-chip.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { ChangeBook } from './change-book.tsx';

/** The books and whose law each stands under. What nobody answered yet says so until somebody does. */
export function BooksScreen() {
  const t = useWords('books');
  const navigate = useNavigate();
  const books = useProcedure('listBooks', {});
  const mayChange = useMayCall('changeBook');
  const [changing, setChanging] = useState<BookView | null>(null);
  const toImport = <Button onClick={() => void navigate({ to: '/import' })}>{t('import')}</Button>;
  return (
    <div className="screen">
      <h1>{t('title')}</h1>
      <DataState
        state={books}
        empty={(data) =>
          data.books.length === 0 && (
            <EmptyState title={t('none')} action={toImport}>
              {t('noneWhy')}
            </EmptyState>
          )
        }
      >
        {(data) => (
          <div className="stack-wide">
            {data.books.map((book) => (
              <BookCard key={book.bookId} book={book} onChange={mayChange ? () => setChanging(book) : null} />
            ))}
          </div>
        )}
      </DataState>
      {changing !== null && <ChangeBook book={changing} onClose={() => setChanging(null)} />}
    </div>
  );
}

function BookCard({ book, onChange }: { readonly book: BookView; readonly onChange: (() => void) | null }) {
  const t = useWords('books');
  const { creditor, debtors, state, product, assumed } = book;
  return (
    <section className="card stack" aria-label={book.title}>
      <div className="row">
        <h2>{book.title}</h2>
        <span className="muted">{t('accounts', { count: book.accounts })}</span>
        <strong className="push">
          <AmountsText amounts={book.totals} />
        </strong>
      </div>
      {assumed.length > 0 && (
        <Notice tone="warning">
          {t('assumed', { what: assumed.map((name) => t(`question.${name}`)).join(', ') })}
        </Notice>
      )}
      <dl className="figures">
        <dt>{t('question.creditor')}</dt>
        <dd>{t(`components:law.creditor_${creditor}`)}</dd>
        <dt>{t('question.debtors')}</dt>
        <dd>{t(`components:law.debtors_${debtors}`)}</dd>
        <dt>{t('question.product')}</dt>
        <dd>{t(`product.${product}`)}</dd>
        <dt>{t('question.state')}</dt>
        <dd>{state === null ? t('components:law.stateNone') : stateName(state)}</dd>
      </dl>
      <div className="row">
        {onChange !== null && (
          <Button variant="default" onClick={onChange}>
            {t(assumed.length > 0 ? 'answer' : 'change')}
          </Button>
        )}
        <Link className="link-button" to="/terms/$bookId" params={{ bookId: book.bookId }}>
          {t('charges:terms')}
        </Link>
        <Link className="link-button" to="/early-payment/$bookId" params={{ bookId: book.bookId }}>
          {t('concession:ladder.title')}
        </Link>
      </div>
    </section>
  );
}
