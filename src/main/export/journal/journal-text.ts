import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { EntryAccount } from '../../../shared/domain/ledger/posting.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import { plainAmount } from '../receipts-file/file-lines.ts';
import { journalAccount } from './journal-heads.ts';

/** One line of the double entry with what a journal says about it. */
export interface JournalPosting {
  readonly eventId: string;
  readonly kind: string;
  readonly businessDate: PlainDate;
  readonly receiptNumber: string | null;
  /** The debtor's account in whose stream it stands, under the word it is to have; null for a wallet or the team. */
  readonly account: string | null;
  readonly entryAccount: EntryAccount;
  readonly currency: string;
  readonly amountMinor: number;
}

/** What stood on one head before the period, one line a head, account and currency. */
export type OpeningBalance = Pick<JournalPosting, 'account' | 'entryAccount' | 'currency' | 'amountMinor'>;

/** How each currency is written: digits, a point, and the name behind. hledger and Ledger both read this. */
export function commodityLines(currencies: readonly string[]): string {
  return currencies
    .map((currency) => {
      const example = plainAmount(1_000 * 10 ** minorDigits(currency), currency);
      return `commodity ${currency}\n    format ${minorDigits(currency) === 0 ? `${example}.` : example} ${currency}\n\n`;
    })
    .join('');
}

/** The entry that brings forward what stood before the period; nothing where nothing stood. */
export function openingEntry(on: PlainDate, balances: readonly OpeningBalance[]): string {
  const lines = balances.filter(({ amountMinor }) => amountMinor !== 0).map(postingLine);
  return lines.length === 0 ? '' : `${on} * brought forward\n${lines.join('')}\n`;
}

/**
 * The entries of a period in the plain text that hledger and Ledger read (hledger manual, "Journal"): the day, the number
 * of the receipt in brackets, the kind of event in words, and its id as a tag. Postings of one event and day must lie together.
 */
export function journalEntries(postings: readonly JournalPosting[]): string {
  let text = '';
  let entry = '';
  for (const posting of postings) {
    const key = `${posting.eventId} ${posting.businessDate}`;
    if (key !== entry) text += `${entry === '' ? '' : '\n'}${headLine(posting)}`;
    entry = key;
    text += postingLine(posting);
  }
  return entry === '' ? '' : `${text}\n`;
}

function headLine({ businessDate, receiptNumber, kind, eventId }: JournalPosting): string {
  const code = receiptNumber === null ? '' : `(${receiptNumber.replaceAll(/[()]/g, '')}) `;
  return `${businessDate} * ${code}${kindInWords(kind)}  ; event: ${eventId}\n`;
}

function postingLine({ entryAccount, account, amountMinor, currency }: OpeningBalance): string {
  const place = journalAccount(entryAccount, account === null ? null : journalWord(account));
  return `    ${place}  ${plainAmount(amountMinor, currency)} ${currency}\n`;
}

/** `receipt.voidDecided` as `receipt void decided`. */
function kindInWords(kind: string): string {
  return kind
    .replace('.', ' ')
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim();
}

/** A name as one part of a journal's account: without what would end it, split it or start a comment. */
export function journalWord(name: string): string {
  const word = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}._/-]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  return word === '' ? '-' : word;
}
