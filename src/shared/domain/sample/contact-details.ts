import type { Random } from '../../lib/random.ts';
import type { SampleLists, SamplePlace } from './lists.ts';

/**
 * A mobile number that nobody has: `666` is a spare code of India's National Numbering Plan (2003), no local number
 * starts with 0, and no mobile series is known that begins so; still it has the shape of a mobile number, so that every
 * check passes (`resources/sample/ATTRIBUTION.md`).
 */
export function inventedMobile(random: Random): string {
  return `+916660${random.digits(6)}`;
}

/** A number as a careless file holds it: it cannot be dialled, and the product has to show it all the same. */
export function uglyMobile(random: Random): string {
  const number = `6660${random.digits(6)}`;
  return random.pick([
    `0${number}`,
    number.slice(0, 9),
    `91-${number.slice(0, 5)} ${number.slice(5)}`,
    `${number}/.`,
  ]);
}

/** An address of the sample book. */
export interface SampleAddress {
  readonly place: SamplePlace;
  readonly line: string;
}

/** A street line with a real locality of Pune behind it; the number in the street is invented. */
export function inventedAddress(kind: 'homes' | 'shops', lists: SampleLists, random: Random): SampleAddress {
  const { places, streets } = lists.places;
  const line = random
    .pick(streets[kind])
    .replace('{n}', String(random.between(1, 420)))
    .replace('{m}', String(random.between(2, 99)));
  const landmark = random.chance(30) ? `, ${random.pick(streets.landmarks)}` : '';
  return { place: random.pick(places), line: line + landmark };
}

const gstinAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * A GSTIN of Maharashtra (27) that cannot exist: the fourth letter of its PAN names the kind of holder and `X` is none.
 * The check character is right, by the weights 1 and 2 modulo 36 of the GST network.
 */
export function inventedGstin(random: Random): string {
  const letter = (): string => letters.charAt(random.between(0, 25));
  const body = `27${letter()}${letter()}${letter()}X${letter()}${random.digits(4)}${letter()}1Z`;
  return body + gstinCheckCharacter(body);
}

/** The fifteenth character of a GSTIN over its first fourteen. */
export function gstinCheckCharacter(body: string): string {
  const sum = [...body].reduce((total, character, at) => {
    const product = gstinAlphabet.indexOf(character) * (at % 2 === 0 ? 1 : 2);
    return total + Math.floor(product / 36) + (product % 36);
  }, 0);
  return gstinAlphabet.charAt((36 - (sum % 36)) % 36);
}

/** An address under `.example`, which no mail can reach (RFC 2606). */
export function inventedEmail(name: string, random: Random): string {
  const local = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '.')
    .replaceAll(/^\.+|\.+$/g, '')
    .slice(0, 24);
  return `${local === '' ? 'accounts' : local}${random.between(1, 99)}@practice.example`;
}
