import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { ReceiptBookView } from '../../../shared/contract/periods.ts';
import { useProcedure } from '../../api.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { Notice, StatusChip, type Tone } from '../../components/status-chip.tsx';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { EnterLeafForm } from './enter-leaf-form.tsx';
import { ExplainLeafForm } from './explain-leaf-form.tsx';
import { IssueBookForm } from './issue-book-form.tsx';

type Leaf = ReceiptBookView['leaves'][number];

const toneByState: Readonly<Record<Leaf['state'], Tone>> = {
  entered: 'ok',
  void: 'neutral',
  lost: 'warning',
  unused: 'neutral',
  missing: 'danger',
  notUsedYet: 'neutral',
};

/** Pre-printed receipt books: who carries each, what was entered, and which leaves nobody has explained. */
export function PaperBooks() {
  const t = useWords('cash');
  const books = useProcedure('listReceiptBooks', {});
  const mayIssue = useMayCall('issueReceiptBook');
  const [isIssuing, setIssuing] = useState(false);
  return (
    <div className="stack-wide">
      <p className="muted">{t('leaf.what')}</p>
      {mayIssue && (
        <div className="row">
          <Button onClick={() => setIssuing(true)}>{t('leaf.issue')}</Button>
        </div>
      )}
      <DataState
        state={books}
        empty={(data) =>
          data.books.length === 0 && <EmptyState title={t('leaf.none')}>{t('leaf.noneWhy')}</EmptyState>
        }
      >
        {(data) => data.books.map((book) => <BookCard key={book.receiptBookId} book={book} />)}
      </DataState>
      {isIssuing && <IssueBookForm onClose={() => setIssuing(false)} />}
    </div>
  );
}

function BookCard({ book }: { readonly book: ReceiptBookView }) {
  const t = useWords('cash');
  const mayEnter = useMayCall('explainLeaf');
  const [doing, setDoing] = useState<{ readonly what: 'enter' | 'explain'; readonly leaf: Leaf } | null>(
    null,
  );
  const title = t('leaf.book', { first: book.first, last: book.last });
  const next = book.leaves.find(({ state }) => state === 'notUsedYet');
  const shown = book.leaves.filter(({ state }) => state !== 'notUsedYet');
  return (
    <section className="card stack" aria-label={title}>
      <div className="row">
        <h2>{title}</h2>
        <span className="muted">
          {t('leaf.with', { name: book.issuedToName, day: dayText(book.issuedOn) })}
        </span>
        {mayEnter && next !== undefined && (
          <Button className="push" onClick={() => setDoing({ what: 'enter', leaf: next })}>
            {t('leaf.enterNext', { number: next.number })}
          </Button>
        )}
      </div>
      {book.missing > 0 && <Notice tone="warning">{t('leaf.missingCount', { count: book.missing })}</Notice>}
      <ul className="cash-leaves">
        {shown.map((leaf) => (
          <li key={leaf.leaf} className="row">
            {leaf.receiptId === null ? (
              <span>{leaf.number}</span>
            ) : (
              <Link to="/receipt/$receiptId" params={{ receiptId: leaf.receiptId }}>
                {leaf.number}
              </Link>
            )}
            <StatusChip tone={toneByState[leaf.state]}>{t(`leaf.state.${leaf.state}`)}</StatusChip>
            {leaf.note !== '' && <span className="muted">{leaf.note}</span>}
            {leaf.state === 'missing' && mayEnter && (
              <>
                <Button variant="default" onClick={() => setDoing({ what: 'enter', leaf })}>
                  {t('leaf.enter')}
                </Button>
                <Button variant="default" onClick={() => setDoing({ what: 'explain', leaf })}>
                  {t('leaf.explain')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {doing?.what === 'enter' && (
        <EnterLeafForm book={book} leaf={doing.leaf} onClose={() => setDoing(null)} />
      )}
      {doing?.what === 'explain' && (
        <ExplainLeafForm book={book} leaf={doing.leaf} onClose={() => setDoing(null)} />
      )}
    </section>
  );
}
