import { bytesToCrockford, foldCrockford } from '../../lib/bytes.ts';
import { ok, type Result, refused } from '../../lib/result.ts';

/** The port of a hub where nobody said another. */
export const usualHubPort = 8743;

/** Seventy-five bits. */
const letters = 15;
const groupLength = 4;
/** A prime: letters weighed by their places, so that one wrong letter or two that changed places change the sum. */
const checkPrime = 31;
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Why a typed code is none. */
export type JoinCodeRefusal = { readonly code: 'codeMistyped' } | { readonly code: 'codeTooShort' };

/** The code of random bytes, ten or more: fifteen letters, of which each has five bits. */
export function joinCodeOfBytes(bytes: Uint8Array): string {
  return bytesToCrockford(bytes).slice(0, letters);
}

/** A code as it is shown and typed: its fifteen letters and a check, in four groups. */
export function joinCodeToText(code: string): string {
  const whole = `${code}${checkLetter(code)}`;
  return (whole.match(new RegExp(`.{${groupLength}}`, 'gu')) ?? []).join('-');
}

/** The code of a typed text in its one form without hyphens and check: O is 0, I and L are 1, however it is spaced or cased. */
export function readJoinCode(text: string): Result<string, JoinCodeRefusal> {
  const folded = foldCrockford(text);
  if (folded.length < letters + 1) return refused({ code: 'codeTooShort' });
  const body = folded.slice(0, letters);
  const isRight =
    folded.length === letters + 1 &&
    [...body].every((letter) => alphabet.includes(letter)) &&
    folded.at(-1) === checkLetter(body);
  return isRight ? ok(body) : refused({ code: 'codeMistyped' });
}

/** What stands behind the address and the colon, or the usual port where nothing does; null where it is no place. */
export function readHubAddress(
  text: string,
  usualPort: number,
): { readonly host: string; readonly port: number } | null {
  const typed = /^\s*(?<host>[\p{L}\p{N}.-]{1,120})(?:\s*:\s*(?<port>\d{1,5}))?\s*$/u.exec(text)?.groups;
  const port = typed?.['port'] === undefined ? usualPort : Number(typed['port']);
  const host = typed?.['host'];
  return host === undefined || port < 1 || port > 65_535 ? null : { host, port };
}

/** Whether an address means the machine itself that says it: another one does not get to this one by it. */
export function isOwnAddress(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/iu.test(host);
}

function checkLetter(body: string): string {
  let sum = 0;
  for (const [at, letter] of [...body].entries()) {
    sum = (sum + (at + 1) * alphabet.indexOf(letter)) % checkPrime;
  }
  return alphabet.at(sum) ?? '';
}
