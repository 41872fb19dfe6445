/** Words of documents that lower what a customer owes: their amounts are credits, with or without a minus. */
const creditWords =
  /^(?:cr\.?|c|credit|credit ?(?:note|memo)s?|cn|scrn|ar[ -]?credit(?: ?memo)?|accreccredit|advance|advance payment|advance receipt|on account|payment|receipt|overpayment|prepayment|unapplied (?:payment|cash))$/i;

/** Words of documents that a customer owes. */
const claimWords =
  /^(?:dr\.?|d|debit|debit ?notes?|dn|invoices?|inv|sales?|sales invoice|tax invoice|bill|accrec|opening balance)$/i;

/** States in which a document is no claim: not yet, or no longer. */
const noClaimWords =
  /^(?:draft|pending approval|submitted|void|voided|deleted|cancell?ed|rejected|reversed)$/i;

/** States of documents that stand. */
const claimStateWords =
  /^(?:sent|open|overdue|unpaid|paid|closed|partially paid|partly paid|authori[sz]ed|approved|viewed|due|not due|posted)$/i;

/** Whether a document of this kind lowers what is owed. */
export function isCreditKind(text: string): boolean {
  return creditWords.test(text);
}

/** Whether a document in this state is no claim. */
export function isNoClaimState(text: string): boolean {
  return noClaimWords.test(text);
}

/** Whether a cell is the kind of a document. */
export function isDocumentKindWord(text: string): boolean {
  return creditWords.test(text) || claimWords.test(text);
}

/** Whether a cell is the state of a document. */
export function isDocumentStateWord(text: string): boolean {
  return noClaimWords.test(text) || claimStateWords.test(text);
}
