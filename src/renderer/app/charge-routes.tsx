import { useParams } from '@tanstack/react-router';

import { TermsScreen, WhyPaper } from '../features/charges/index.ts';

/** Why an account owes what it owes, as a page to print. */
export function WhyRoute() {
  const { accountId } = useParams({ from: '/why/$accountId' });
  return <WhyPaper accountId={accountId} />;
}

/** By what a book charges for late payment. */
export function TermsRoute() {
  const { bookId } = useParams({ from: '/terms/$bookId' });
  return <TermsScreen bookId={bookId} />;
}
