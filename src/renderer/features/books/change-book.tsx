import { useState } from 'react';

import type { BookView } from '../../../shared/contract/books.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { type BookLaw, BookLawFields } from '../../components/book-law-fields.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { SaveSheet } from '../../components/save-sheet.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** Answers or corrects whose law a book stands under. Contact hours and cash limits follow at once. */
export function ChangeBook({ book, onClose }: { readonly book: BookView; readonly onClose: () => void }) {
  const t = useWords('books');
  const isOpen = (question: string): boolean => book.assumed.includes(question);
  const [law, setLaw] = useState<BookLaw>({
    creditor: isOpen('creditor') ? null : book.creditor,
    debtors: isOpen('debtors') ? null : book.debtors,
    state: book.state,
    product: isOpen('creditor') ? null : book.product,
  });
  const { commandId } = useCommandId();
  const change = useCommand('changeBook');
  const { creditor, debtors, state, product } = law;
  const submit = async (): Promise<void> => {
    if (creditor === null || debtors === null || product === null) return;
    const result = await change.run({ commandId, bookId: book.bookId, creditor, debtors, state, product });
    if (!result.ok) return;
    showToast(t('changed', { book: book.title }));
    onClose();
  };
  return (
    <SaveSheet
      title={book.title}
      open
      onClose={onClose}
      saveWords={t('save')}
      isReady={creditor !== null && debtors !== null && product !== null}
      isRunning={change.isRunning}
      onSave={submit}
    >
      <p>{t('why')}</p>
      <BookLawFields {...law} onChange={setLaw} />
      <RefusalNotice refusal={change.refusal} />
    </SaveSheet>
  );
}
