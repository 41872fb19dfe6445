import { receiptNumbersIn } from './receipt-numbers-in.ts';

/** How money moved, as far as the words of the bank tell. */
export type BankChannel =
  | 'upi'
  | 'neft'
  | 'rtgs'
  | 'imps'
  | 'nach'
  | 'cheque'
  | 'cash'
  | 'charge'
  | 'interest'
  | 'other';

/** What the words of a bank's line say. */
export interface NarrationReading {
  readonly channel: BankChannel;
  /** An instrument or a debit came back unpaid. */
  readonly isReturn: boolean;
  /** What the bank takes for such a return: no return itself. */
  readonly isReturnCharge: boolean;
  /** Receipt numbers of ours, in their one spelling; whether there is such a receipt is for the caller to look up. */
  readonly receiptNumbers: readonly string[];
  /** UTR, RRN and the bank's own reference, as `normaliseReference` writes them. */
  readonly references: readonly string[];
  readonly chequeNumber: string | null;
  /** Who paid, where the words have a place for it. */
  readonly payerName: string | null;
}

const chargeWords = /\b(chrgs?|chg|chgs|charges?|commission|gst on|sms alert|min(imum)? bal|amc)\b/i;

const channelWords: readonly (readonly [BankChannel, RegExp])[] = [
  ['upi', /\bupi\b|@[a-z]{3,}/i],
  ['neft', /\bneft\b/i],
  ['rtgs', /\brtgs\b/i],
  ['imps', /\b(imps|mmt|p2a)\b/i],
  ['nach', /\b(nach|ach|ecs|e-?mandate)\b/i],
  ['cheque', /\b(chq|cheque|clg|clearing|cts|micr)\b|\b(inst|instrument)\s*no/i],
  ['cash', /\b(cash dep|cash deposit|by cash|cdm|cash)\b/i],
  ['interest', /\b(int\.?\s*(pd|paid|cr|credit)|interest)\b|int\.pd/i],
  ['charge', chargeWords],
];

const returnWords =
  /\b(rtn|retd?|return(ed)?|bounced?|dishono?u?red|unpaid|insuff|insufficient|funds insufficient|o\/w rej|i\/w rej)\b/i;

/**
 * What can be read from a bank's words and its reference column: how the money moved, UTR (NEFT 16 characters, RTGS 22),
 * RRN of UPI and IMPS (12 digits), cheque number (6 digits), our receipt number, and the payer's name. It guesses no
 * identity: a name is what stands where the bank writes names.
 */
export function readNarration(narration: string, reference: string): NarrationReading {
  const text = narration.normalize('NFC');
  const channel = channelWords.find(([, words]) => words.test(text))?.[0] ?? 'other';
  const saysReturn = returnWords.test(text) && channel !== 'interest';
  const isReturnCharge = saysReturn && chargeWords.test(text);
  const chequeNumber = chequeNumberOf(text, reference, channel);
  return {
    channel,
    isReturn: saysReturn && !isReturnCharge,
    isReturnCharge,
    receiptNumbers: receiptNumbersIn(`${text} ${reference}`),
    references: referencesOf(text, reference),
    chequeNumber,
    payerName: payerNameOf(text, channel),
  };
}

/** A reference without what banks and people write differently: case, separators, zeros in front of a number. */
export function normaliseReference(reference: string): string {
  const plain = reference.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return /^\d+$/.test(plain) ? plain.replace(/^0+/, '') : plain;
}

/** RTGS 22, NEFT 16 (also `N` and fifteen digits), RRN 12 digits; between anything that is no letter and no digit. */
const referencePattern =
  /(?<![A-Z0-9])([A-Z]{4}[RNHC][A-Z0-9]{17}|[A-Z]{4}[A-Z0-9]{12}|[A-Z]\d{15}|\d{12})(?![A-Z0-9])/g;

function referencesOf(text: string, reference: string): readonly string[] {
  const found = new Set<string>();
  const stated = normaliseReference(reference);
  if (stated.length >= 6) found.add(stated);
  for (const [, written = ''] of text.toUpperCase().matchAll(referencePattern)) {
    if (/\d{4}/.test(written)) found.add(normaliseReference(written));
  }
  return [...found];
}

function chequeNumberOf(text: string, reference: string, channel: BankChannel): string | null {
  const named =
    /\b(?:chq|cheque|inst(?:rument)?|clg)\.?\s*(?:no|num|number|#|rtn|ret|return(?:ed)?|dep(?:osit)?|pd|paid|in)?\.?\s*[:\-/#]?\s*0*(\d{6})(?!\d)/i.exec(
      text,
    )?.[1];
  if (named !== undefined) return named;
  const stated = /^0*(\d{6})$/.exec(reference.trim())?.[1];
  if (stated !== undefined) return stated;
  // In a clearing line the one number of six digits is the cheque's.
  if (channel !== 'cheque') return null;
  const numbers = [...text.matchAll(/(?<!\d)0{0,6}(\d{6})(?!\d)/g)].map(([, number = '']) => number);
  return numbers.length === 1 ? (numbers[0] ?? null) : null;
}

const notNames =
  /^(upi|neft|rtgs|imps|p2a|p2p|p2m|mmt|cr|dr|by|to|transfer|trf|from|inb|payment|pay|collect|na|null|tfr|funds?|ref|no|cms|ach|nach|dep|deposit|clg|chq|cheque|clearing|received|ft|inward|outward|ybs|yes bank|sbi|hdfc|icici|axis|kotak)$/i;

/** The part between the separators that reads like a name: letters and spaces, no code, no address of a wallet. */
function payerNameOf(text: string, channel: BankChannel): string | null {
  if (channel === 'charge' || channel === 'interest' || channel === 'cash') return null;
  const parts = text.split(/[-/:|*_]/).map((part) => part.trim());
  for (const part of parts) {
    if (part.includes('@') || notNames.test(part)) continue;
    const name = part.replace(
      /^(?:by|to|transfer|trf|neft|rtgs|imps|upi|from|cr|dr|clg|clearing|chq|of)\s+/gi,
      '',
    );
    if (notNames.test(name) || /\d/.test(name) || name.length < 3) continue;
    if (/^[A-Z]{4}$/.test(name) || !/\p{L}{2}/u.test(name)) continue;
    return name;
  }
  return null;
}
