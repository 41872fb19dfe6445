import { QueryClient } from '@tanstack/react-query';

import { door } from '../doors/open-door.ts';
import { isAnswerOld, type QueryKey } from './changed-queries.ts';

/**
 * The answers that the screens hold. `networkMode: 'always'`, because the ledger is on this machine and a missing
 * network must not pause anything (ux.md finding 15); an answer is good until the host says that it changed.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Marks what the host named as old, from now on. Returns how to stop. */
export function followChanges(): () => void {
  return door.onChanged((keys) => {
    void queryClient.invalidateQueries({
      predicate: (query) => isAnswerOld(query.queryKey as unknown as QueryKey, keys),
    });
  });
}

/** Drops every answer about debtors from memory, when the ledger is locked. */
export function forgetAnswers(): void {
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'describeProfile' });
}
