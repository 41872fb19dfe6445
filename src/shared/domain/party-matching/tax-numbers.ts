/** A PAN: five letters, four digits, a letter; the fourth tells the kind of holder (Income-tax Rules 1962, rule 114). */
const panShape = /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/;

/** A GSTIN: state, PAN, entity, Z, check character (CGST Rules 2017, rule 10). */
const gstinShape = /^\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]$/;

const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Whether a text is a permanent account number that a holder could have. */
export function isPan(text: string): boolean {
  return panShape.test(text);
}

/** Whether a text is a GSTIN whose PAN could exist and whose check character is right (Luhn modulo 36). */
export function isGstin(text: string): boolean {
  return (
    gstinShape.test(text) && isPan(text.slice(2, 12)) && text.endsWith(gstinCheckSign(text.slice(0, 14)))
  );
}

/** The fifteenth character of a GSTIN from its first fourteen. */
export function gstinCheckSign(first: string): string {
  let sum = 0;
  for (const [at, sign] of [...first].entries()) {
    const product = signs.indexOf(sign) * (at % 2 === 0 ? 1 : 2);
    sum += Math.floor(product / signs.length) + (product % signs.length);
  }
  return signs.charAt((signs.length - (sum % signs.length)) % signs.length);
}

/** The PAN inside a GSTIN that is one; null where the text is neither a GSTIN nor a PAN. */
export function panOf(taxNumber: string | null): string | null {
  const text = taxNumber?.toUpperCase().replace(/\s/g, '') ?? '';
  if (isGstin(text)) return text.slice(2, 12);
  return isPan(text) ? text : null;
}
