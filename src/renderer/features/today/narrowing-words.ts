import { useProcedure } from '../../api.ts';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Narrowing } from './use-today-view.ts';

/** What narrows the list, in words, one part at a time. */
export function useNarrowingWords(
  narrowing: Narrowing,
): readonly { readonly key: keyof Narrowing; readonly label: string }[] {
  const t = useWords('today');
  const { bookId, bucket, leastOverdue, locality, assignedTo } = narrowing;
  const books = useProcedure('listBooks', {}, { enabled: bookId !== undefined });
  const team = useProcedure('listTeam', {}, { enabled: typeof assignedTo === 'string' });
  const book = books.data?.books.find((known) => known.bookId === bookId)?.title ?? t('narrow.book');
  const member = team.data?.members.find(({ userId }) => userId === assignedTo)?.name ?? t('narrow.assigned');
  return [
    ...(bookId === undefined ? [] : [{ key: 'bookId' as const, label: book }]),
    ...(bucket === undefined
      ? []
      : [
          {
            key: 'bucket' as const,
            label: bucket === 'current' ? t('narrow.notLate') : t('narrow.daysLate', { bucket }),
          },
        ]),
    ...(leastOverdue === undefined
      ? []
      : [{ key: 'leastOverdue' as const, label: t('narrow.atLeast', { amount: amountText(leastOverdue) }) }]),
    ...(locality === undefined ? [] : [{ key: 'locality' as const, label: locality }]),
    ...(assignedTo === undefined
      ? []
      : [{ key: 'assignedTo' as const, label: assignedTo === null ? t('narrow.nobody') : member }]),
  ];
}
