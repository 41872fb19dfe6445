import { useParams } from '@tanstack/react-router';

import { ReceiptPaper, ReceiptsScreen } from '../features/receipt/index.ts';

/** The receipts of a day. */
export function ReceiptsRoute() {
  return <ReceiptsScreen />;
}

/** One receipt on paper. */
export function ReceiptPaperRoute() {
  const { receiptId } = useParams({ from: '/receipt/$receiptId' });
  return <ReceiptPaper receiptId={receiptId} />;
}
