/** Written by the feature's own change; an empty page until then. */
export function ReceiptsScreen() {
  return null;
}

/** Written by the feature's own change; an empty page until then. */
export function ReceiptPaper(_props: { readonly receiptId: string }) {
  return null;
}
