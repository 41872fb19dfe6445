import { useNavigate } from '@tanstack/react-router';

import { BackupNotice } from '../features/safekeeping/backup-notice.tsx';
import { TodayScreen } from '../features/today/index.ts';
import { useFocusMode } from './focus-mode.ts';
import { useNextAccount } from './use-next-account.ts';

/** Today, with the way to the accounts. */
export function TodayRoute() {
  const navigate = useNavigate();
  const goOn = useNextAccount();
  const start = useFocusMode((mode) => mode.start);
  return (
    <>
      <BackupNotice />
      <TodayScreen
        actions={{
          openAccount: (accountId, wish) =>
            void navigate({
              to: '/account/$accountId',
              params: { accountId },
              search: wish === undefined ? {} : { do: wish },
            }),
          startFocus: (list) => {
            start(list);
            void goOn();
          },
          goOn: (after) => void goOn(after),
        }}
      />
    </>
  );
}
