import { useParams, useSearch } from '@tanstack/react-router';

import { AccountScreen } from '../features/account/index.ts';

/** The account of the address. What other features show on it is put together here, because features never meet. */
export function AccountRoute() {
  const { accountId } = useParams({ from: '/account/$accountId' });
  const search = useSearch({ from: '/account/$accountId' });
  return <AccountScreen key={accountId} accountId={accountId} opening={search.do ?? null} />;
}
