import { QueryClient } from '@tanstack/react-query';

import { door } from '../doors/open-door.ts';
import { isAnswerOld, type QueryKey } from './changed-queries.ts';
import { checkReach, useReach } from './reach.ts';

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
  const stopHearing = door.onChanged((keys) => {
    void queryClient.invalidateQueries({
      predicate: (query) => isAnswerOld(query.queryKey as unknown as QueryKey, keys),
    });
  }, checkReach);
  const stopWatching = useReach.subscribe(({ isCut }, before) => {
    if (before.isCut && !isCut) void queryClient.invalidateQueries({ predicate: wasRefused });
  });
  return () => {
    stopHearing();
    stopWatching();
  };
}

/** What was asked while the ledger did not answer is asked again once it does. */
function wasRefused({ state }: { readonly state: { readonly status: string } }): boolean {
  return state.status === 'error';
}

/** Drops every answer about debtors from memory, when the ledger is locked. */
export function forgetAnswers(): void {
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'describeProfile' });
}
