import { useProcedure } from '../../api.ts';
import { useSession } from '../../session/session.tsx';

/** The receipts taken on the account today, newest first, for a visit whose outcome asks for one. */
export function useReceiptsOfVisit(accountId: string) {
  const { today } = useSession();
  return useProcedure('listReceipts', { accountId, on: today, limit: 10 });
}
