/** The passphrase of every practice ledger, shown on its banner: five words, so that the house's rule holds there too. */
export const practiceSecret = 'a practice book for learning';
