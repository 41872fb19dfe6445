import type { Role } from '../../../shared/domain/team/state.ts';

/** Who asks to see the numbers of an account. */
export interface NumberReader {
  readonly userId: string;
  readonly roles: readonly Role[];
}

const seeEverything: readonly Role[] = ['supervisor', 'admin'];
/** Who calls and visits sees the numbers of the own accounts, and of those that nobody has. */
const seeTheirOwn: readonly Role[] = ['field', 'desk', 'legal'];

/** Whether the numbers of an account's party are shown whole; an auditor or a cashier, who calls nobody, sees them masked. */
export function seesNumbers(reader: NumberReader, assignedTo: string | null): boolean {
  if (reader.roles.some((role) => seeEverything.includes(role))) return true;
  const isTheirs = assignedTo === null || assignedTo === reader.userId;
  return isTheirs && reader.roles.some((role) => seeTheirOwn.includes(role));
}

const shownFirst = 2;
const shownLast = 4;
const indianCountryCode = '91';
const indianDigits = 10;

/** A number by which it can be told from others but not dialled: `98••••3210`. A short one is masked but for its end. */
export function maskNumber(number: string): string {
  const digits = number.replace(/\D/g, '');
  const isIndian =
    digits.startsWith(indianCountryCode) && digits.length === indianCountryCode.length + indianDigits;
  const national = isIndian ? digits.slice(indianCountryCode.length) : digits;
  const hidden = national.length - shownFirst - shownLast;
  if (hidden < 2) return '•'.repeat(Math.max(0, national.length - 2)) + national.slice(-2);
  return national.slice(0, shownFirst) + '•'.repeat(hidden) + national.slice(-shownLast);
}
