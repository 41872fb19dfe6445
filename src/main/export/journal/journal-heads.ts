import type { EntryAccount } from '../../../shared/domain/ledger/posting.ts';

/** Heads of the double entry whose name carries nobody. */
type FixedHead = Exclude<EntryAccount, `cash:${string}`>;

/**
 * The place of every head in a journal's tree. The first words are those by which hledger and Ledger tell assets, debts,
 * equity, income and expenses apart. What the creditor's own books say of its claims stands under equity: Bahi is the
 * sub-ledger, and the sales themselves are booked there.
 */
const placesByHead: Readonly<Record<FixedHead, string>> = {
  'receivable.principal': 'assets:receivable:principal',
  'receivable.interest': 'assets:receivable:interest',
  'receivable.penalty': 'assets:receivable:penalty',
  'receivable.fee': 'assets:receivable:fee',
  'receivable.cost': 'assets:receivable:cost',
  'receivable.claimed': 'assets:receivable:claimed',
  'receivable.deducted': 'assets:receivable:deducted',
  'instruments.clearing': 'assets:instruments-in-clearing',
  'bank.claimed': 'assets:bank:claimed',
  'bank.confirmed': 'assets:bank:confirmed',
  'bank.deposited': 'assets:bank:deposited',
  'tax.deducted': 'assets:tax-deducted-at-source',
  'cash.onPaper': 'assets:cash:handed-over-on-paper',
  'cash.office': 'assets:cash:office',
  unapplied: 'liabilities:unapplied',
  'book.claims': 'equity:claims',
  'book.settledElsewhere': 'equity:settled-elsewhere',
  'book.inQuestion': 'equity:in-question',
  'income.interest': 'revenues:interest',
  'income.penalty': 'revenues:penalty',
  'income.fee': 'revenues:fee',
  'income.cost': 'revenues:cost',
  'book.waived': 'expenses:waived',
  'book.credited': 'expenses:credited',
  'book.writtenOff': 'expenses:written-off',
  'book.allowance': 'expenses:allowance',
  'discount.allowed': 'expenses:discount-allowed',
  'cash.variance': 'expenses:cash-variance',
};

/** Heads that a journal keeps for each debtor's account apart. */
const ofOneAccount = /^(?:receivable\.|unapplied$)/;

/**
 * Where a posting stands in a journal. Cash stands below the person whose hands hold it; what is owed, and money against
 * no claim, below the account, whose word is given: its id, or what people call it.
 */
export function journalAccount(entryAccount: EntryAccount, account: string | null): string {
  if (entryAccount.startsWith('cash:')) return `assets:cash:in-hand:${entryAccount.slice('cash:'.length)}`;
  const place = placesByHead[entryAccount as FixedHead];
  return account !== null && ofOneAccount.test(entryAccount) ? `${place}:${account}` : place;
}
