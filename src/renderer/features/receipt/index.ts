export { ReceiptPaper } from './receipt-paper.tsx';
export { ReceiptSheet } from './receipt-sheet.tsx';
export { ReceiptsScreen } from './receipts-screen.tsx';
export { type ReceiptWriting, useReceipt } from './use-receipt.ts';
