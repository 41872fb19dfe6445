/** The least of a new secret (decided 21). Main decides; this only counts along while it is typed. */
const leastPinDigits = 6;
const leastCharacters = 12;
const leastWords = 5;

/** How far a new secret is, and whether it is long enough. */
export interface SecretStrength {
  readonly isEnough: boolean;
  readonly kind: 'pin' | 'passphrase';
  readonly digits: number;
  readonly characters: number;
  readonly words: number;
}

/** Counts a new secret against the rule of this device: a PIN is taken only where the system has a keystore. */
export function secretStrength(secret: string, allowed: 'pin' | 'passphrase'): SecretStrength {
  const typed = secret.normalize('NFKC').trim();
  const characters = Array.from(typed).length;
  const kind = allowed === 'pin' && /^\p{Nd}*$/u.test(typed) ? 'pin' : 'passphrase';
  const longWords = typed.split(/\s+/u).filter((word) => Array.from(word).length >= 2);
  const words = new Set(longWords).size;
  const isEnough =
    kind === 'pin' ? characters >= leastPinDigits : characters >= leastCharacters || words >= leastWords;
  return { isEnough, kind, digits: characters, characters, words };
}
