import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';

import type { AccountView } from '../../shared/contract/account.ts';
import type { SavedContact } from '../features/interaction/index.ts';
import { useWords } from '../i18n/use-words.ts';
import { useMayCall, useSession } from '../session/session.tsx';
import { useFocusMode } from './focus-mode.ts';
import { useReceiptRun } from './receipt-run.ts';
import { useNextAccount } from './use-next-account.ts';

/** The account whose receipt is next, and the way to it. */
export interface NextReceipt {
  readonly account: string;
  readonly open: () => void;
}

/** What the work on an account does with the receipts of a visit to its customer. */
export interface ReceiptsOfVisit {
  /** Null where none waits for this customer today, and while a contact is being written down. */
  readonly next: NextReceipt | null;
  /** Begins a run where money was taken on a visit about several accounts; otherwise the work goes on. */
  readonly contactSaved: (saved: SavedContact) => void;
  readonly end: () => void;
}

/** The receipts of a visit to the customer of this account; with none to offer, focus mode goes on to the next account. */
export function useReceiptsOfVisit(
  account: AccountView | undefined,
  isContactOpen: boolean,
): ReceiptsOfVisit {
  const partyId = account?.party.partyId;
  const isFocusMode = useFocusMode((mode) => mode.isOn);
  const toNextAccount = useNextAccount();
  const goOn = (): void => {
    if (isFocusMode) void toNextAccount(account?.accountId);
  };
  const navigate = useNavigate();
  const { today } = useSession();
  const mayTake = useMayCall('recordReceipt');
  const { visit, waiting, begin, reach, end } = useReceiptRun();
  const isOurs = visit !== null && visit.partyId === partyId && visit.on === today;
  const next = isOurs && !isContactOpen ? waiting[0] : undefined;
  const open = (): void => {
    if (next === undefined) return;
    const { accountId } = next;
    reach(accountId);
    void navigate({ to: '/account/$accountId', params: { accountId }, search: { do: 'receipt' } });
  };
  return {
    next: next === undefined ? null : { account: next.account, open },
    contactSaved: ({ tookMoney, otherAccounts }) => {
      if (partyId !== undefined && mayTake && tookMoney && otherAccounts.length > 0) {
        begin({ partyId, on: today }, otherAccounts);
      } else {
        goOn();
      }
    },
    end: () => {
      end();
      goOn();
    },
  };
}

/** Offers the next receipt of a visit, and to end the run. */
export function ReceiptRunBar({
  next,
  onEnd,
}: {
  readonly next: NextReceipt | null;
  readonly onEnd: () => void;
}) {
  const t = useWords('receipt');
  if (next === null) return null;
  return (
    <div className="focus-bar" role="status">
      <span>{t('run.offer')}</span>
      <Button className="push" onClick={next.open}>
        {t('run.next', { account: next.account })}
      </Button>
      <Button variant="subtle" onClick={onEnd}>
        {t('run.end')}
      </Button>
    </div>
  );
}
