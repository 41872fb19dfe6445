import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Printer } from 'lucide-react';

import type { AccountView } from '../../../shared/contract/account.ts';
import { Notice } from '../../components/status-chip.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { Issued } from './receipt-sheet-props.ts';
import { ReceiptSplitTable } from './receipt-split-table.tsx';

/** The receipt is in the ledger: its number, its split, and the way to its paper. */
export function IssuedReceipt({
  issued,
  account,
  onReplace,
}: {
  readonly issued: Issued;
  readonly account: AccountView;
  /** The amount was wrong: a receipt in the place of this one. */
  readonly onReplace: () => void;
}) {
  const t = useWords('receipt');
  return (
    <div className="stack-wide">
      <Notice tone="ok">
        {t('saved', { party: account.party.name })}
        <strong className="receipt-number">{issued.number}</strong>
      </Notice>
      <ReceiptSplitTable split={issued.split} currency={account.currency} />
      <Link
        className="link-button"
        to="/paper/$paper/$subjectId"
        params={{ paper: 'receipt', subjectId: issued.receiptId }}
      >
        <Printer size={18} aria-hidden />
        {t('toPaper')}
      </Link>
      <div>
        <Button variant="default" onClick={onReplace}>
          {t('replace')}
        </Button>
      </div>
    </div>
  );
}
