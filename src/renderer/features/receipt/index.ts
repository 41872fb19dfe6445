export { ReceiptPaper, ReceiptsScreen } from './receipts-screen.tsx';
