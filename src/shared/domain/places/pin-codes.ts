import { foldDevanagariDigits } from '../language.ts';

/** Where the post office puts a PIN code: taluk, district and state of today; null where the table does not say. */
export interface PinPlace {
  readonly pincode: string;
  readonly place: string;
  readonly district: string;
  /** ISO 3166-2 code. */
  readonly state: string | null;
  /** Degrees times ten million; null where no point is known. */
  readonly latitudeE7: number | null;
  readonly longitudeE7: number | null;
}

/** Every PIN code of a table, to be asked one at a time. */
export interface PinCodes {
  readonly count: number;
  /** The place of a PIN code of six digits; null where the table does not have it: nothing is guessed from a neighbour. */
  placeOf(pincode: string): PinPlace | null;
}

/** PIN codes have six digits and never begin with 0; people write a space after the third (India Post). */
const pinInText = /(?<![\d-])[1-9]\d{2}[ -]?\d{3}(?![\d-])/g;

/** The last PIN code in a text, as six Latin digits; null where there is none. Digits of Devanagari count. */
export function pinCodeOf(text: string): string | null {
  const last = foldDevanagariDigits(text).match(pinInText)?.at(-1);
  return last === undefined ? null : last.replace(/[ -]/, '');
}

/** What an address says its PIN code is: the field of its own, else the last one written in its lines. */
export function pinCodeOfAddress(
  pincode: string | null,
  ...lines: readonly (string | null | undefined)[]
): string | null {
  const own = pincode?.trim() ?? '';
  if (own !== '') return pinCodeOf(own) ?? own;
  for (const line of lines.toReversed()) {
    const found = pinCodeOf(line ?? '');
    if (found !== null) return found;
  }
  return null;
}

const header = 'pincode,state,district,place,latitude,longitude';

/**
 * Reads the table of PIN codes: lines of `pincode,state,district,place,latitude,longitude`, sorted. Null where the text is
 * not that table. Each line is read when it is asked for, so that a start costs nothing.
 */
export function readPinCodes(table: string): PinCodes | null {
  const [first, ...lines] = table.split(/\r?\n/).filter((line) => line !== '');
  if (first !== header || lines.some((line, at) => !isInPlace(line, lines[at - 1]))) return null;
  return { count: lines.length, placeOf: (pincode) => search(lines, pincode) };
}

function isInPlace(line: string, before: string | undefined): boolean {
  return /^[1-9]\d{5},/.test(line) && (before === undefined || before.slice(0, 6) < line.slice(0, 6));
}

function search(lines: readonly string[], pincode: string): PinPlace | null {
  let from = 0;
  let before = lines.length;
  while (from < before) {
    const middle = (from + before) >> 1;
    const line = lines[middle] ?? '';
    const here = line.slice(0, 6);
    if (here === pincode) return placeOfLine(line);
    if (here < pincode) from = middle + 1;
    else before = middle;
  }
  return null;
}

function placeOfLine(line: string): PinPlace {
  const [pincode = '', state = '', district = '', place = '', latitude = '', longitude = ''] =
    line.split(',');
  return {
    pincode,
    place,
    district,
    state: state === '' ? null : state,
    latitudeE7: degreesE7(latitude),
    longitudeE7: degreesE7(longitude),
  };
}

function degreesE7(degrees: string): number | null {
  return degrees === '' ? null : Math.round(Number(degrees) * 1e7);
}
