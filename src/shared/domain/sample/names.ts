import type { Random } from '../../lib/random.ts';
import type { SampleLists, Spelled } from './lists.ts';

/** A name as a file writes it and, where somebody took the trouble, in Devanagari. */
export interface SampleName {
  readonly name: string;
  readonly nativeName: string | null;
}

/** A person of the sample book: given name, sometimes a father's or husband's name, family name. */
export function personName(lists: SampleLists, random: Random): SampleName {
  const { male, female, family } = lists.people;
  const given = random.pick(random.chance(55) ? male : female);
  const middle = random.chance(35) ? [random.pick(male)] : [];
  return joined([given, ...middle, random.pick(family)]);
}

/** A firm of the sample book. */
export function firmName(lists: SampleLists, random: Random): SampleName {
  const { prefixes, trades, forms } = lists.firms;
  const form = random.pick(forms);
  const ownName = random.chance(20) ? [random.pick(lists.people.family)] : [];
  const { name, nativeName } = joined([random.pick(prefixes), ...ownName, random.pick(trades)]);
  return { name: form === '' ? name : `${name} ${form}`, nativeName };
}

function joined(parts: readonly Spelled[]): SampleName {
  return {
    name: parts.map((part) => part.latin).join(' '),
    nativeName: parts.map((part) => part.native).join(' '),
  };
}

/** Ways in which files spoil a name; each is one that a screen, a search or a paper has to survive. */
const spoilings: readonly ((name: SampleName, random: Random) => string)[] = [
  ({ name }) => name.toUpperCase(),
  ({ name }) => name.toLowerCase(),
  ({ name }) => `${name}   `,
  ({ name }) => `  ${name.replaceAll(' ', '  ')}`,
  ({ name, nativeName }) => `${name} (${nativeName ?? name})`,
  ({ name, nativeName }) => nativeName ?? name,
  ({ name, nativeName }) => `${nativeName?.split(' ')[0] ?? name} ${name.split(' ').slice(1).join(' ')}`,
  ({ name }) => `M/s. ${name}`,
  ({ name }) => `${name}'s`,
  ({ name }) => `Late ${name} (LR: wife)`,
  ({ name }, random) => `${name} - ${random.digits(3)}`,
  ({ name }) => name.replaceAll(/(\w)\w+ /g, '$1. '),
  ({ name }) => name.slice(0, Math.max(6, name.length - 5)),
  ({ name }) => `${name} & Co. "A" Unit, C/o N.A. <old a/c>`,
  ({ name }) => name.replace(/([aeiou])/, '$1\u0304').normalize('NFD'),
  ({ name }) => longName(name),
];

function longName(name: string): string {
  return `${name} and Associates Building Materials Suppliers and Order Suppliers (Unit No. II), formerly known as ${name} Brothers, Division of Sanitaryware, Tiles, Paints and Allied Products`;
}

/** The name as a careless hand wrote it. */
export function spoiledName(name: SampleName, random: Random): string {
  return random.pick(spoilings)(name, random);
}

/** The name another file would give the same party: close, but not the same letters. */
export function respelledName(name: string, random: Random): string {
  const swaps: readonly (readonly [string, string])[] = [
    ['sh', 's'],
    ['ee', 'i'],
    ['v', 'w'],
    ['a', 'aa'],
    ['i', 'ee'],
  ];
  const [from, to] = random.pick(swaps);
  const respelled = name.replace(from, to);
  return respelled === name ? `${name}.` : respelled;
}
