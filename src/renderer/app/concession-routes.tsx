import { useParams } from '@tanstack/react-router';

import { ConcessionScreen, LadderScreen } from '../features/concession/index.ts';

/** Settlements and relief of an account. */
export function ConcessionRoute() {
  const { accountId } = useParams({ from: '/concessions/$accountId' });
  return <ConcessionScreen key={accountId} accountId={accountId} />;
}

/** What a book gives for paying early. */
export function LadderRoute() {
  const { bookId } = useParams({ from: '/early-payment/$bookId' });
  return <LadderScreen key={bookId} bookId={bookId} />;
}
