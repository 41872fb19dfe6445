/** The languages Bahi speaks: English, Hindi, Marathi. */
export const languages = ['en', 'hi', 'mr'] as const;

/** One of the languages Bahi speaks. */
export type Language = (typeof languages)[number];

/** Which digits are shown: 0–9, or ०–९ as a display setting (ux.md §4.6). Storage is always 0–9. */
export type Digits = 'latin' | 'deva';

const DEVANAGARI_ZERO = 0x0966;

/** A text with ०–९ turned into 0–9; everything else stays. */
export function foldDevanagariDigits(text: string): string {
  return text.replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - DEVANAGARI_ZERO));
}

/** A text with 0–9 turned into ०–९; everything else stays. */
export function toDevanagariDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(DEVANAGARI_ZERO + Number(digit)));
}
