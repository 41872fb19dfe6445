import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';

import { rememberAccount } from '../features/search/index.ts';
import { WorkScreen } from './work-screen.tsx';

/** The account of the address, with everything that is done on it. */
export function AccountRoute() {
  const { accountId } = useParams({ from: '/account/$accountId' });
  const search = useSearch({ from: '/account/$accountId' });
  useEffect(() => rememberAccount(accountId), [accountId]);
  const opening = search.do === undefined ? null : { wish: search.do, draftId: search.draft ?? null };
  return <WorkScreen accountId={accountId} opening={opening} />;
}
