/**
 * The passphrase of a practice ledger that was founded by “try it”: five words, so that the house's rule holds there too.
 * It is told once, when the ledger is founded; another may stand in its place since, or have stood from the start.
 */
export const practiceSecret = 'a practice book for learning';
