import { useIdle } from '@mantine/hooks';
import { useCallback, useEffect } from 'react';

import { call } from '../api.ts';
import { useDisplay } from '../display/display-settings.ts';
import { forgetAnswers, queryClient } from '../procedures/query-client.ts';
import { useSession } from '../session/session.tsx';

/** In the field a device is left lying about more easily (ux.md §6.13). */
const longestFieldIdleMinutes = 2;

/** Locks the ledger. Drafts were kept on every keystroke, so nothing waits. */
export function useLock(): () => Promise<void> {
  return useCallback(async () => {
    await call('lock', {});
    forgetAnswers();
    await queryClient.invalidateQueries({ queryKey: ['describeProfile'] });
  }, []);
}

/** Locks when nobody touched the device for the minutes that the profile says. */
export function useAutoLock(lock: () => Promise<void>): void {
  const { autoLockMinutes } = useSession();
  const density = useDisplay((display) => display.density);
  const minutes = density === 'field' ? Math.min(autoLockMinutes, longestFieldIdleMinutes) : autoLockMinutes;
  const isIdle = useIdle(minutes * 60_000, { initialState: false });
  useEffect(() => {
    if (isIdle) void lock();
  }, [isIdle, lock]);
}
