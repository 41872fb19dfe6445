import { expect, test } from 'vitest';
import {
  firmName,
  personName,
  respelledName,
  spoiledName,
} from '../../../../src/shared/domain/sample/names.ts';
import { Random } from '../../../../src/shared/lib/random.ts';
import { lists } from './sample-fixture.ts';

const many = Array.from({ length: 400 }, (_, at) => new Random(`name/${at}`));
const people = many.map((random) => personName(lists, random));
const spoiled = many.map((random) => spoiledName(firmName(lists, random), random));

test('a person has a given name and a family name of the lists, in both scripts', () => {
  const families = new Set(lists.people.family.map((word) => word.latin));
  for (const { name, nativeName } of people) {
    expect(families).toContain(name.split(' ').at(-1));
    expect(nativeName).toMatch(/^[\u0900-\u097F ]+$/);
  }
});

test('spoiled names hold every kind of dirt that files hold', () => {
  const kinds = {
    capitals: /^[^a-z]*[A-Z][^a-z]*$/,
    trailing: /\s{2,}$/,
    doubled: /\S {2}\S/,
    apostrophe: /'/,
    quotes: /"/,
    mixed: /[\u0900-\u097F].*[A-Za-z]/,
    native: /^[\u0900-\u097F ]+$/,
    combining: /\u0304/,
  };
  const missing = Object.entries(kinds).filter(([, kind]) => !spoiled.some((name) => kind.test(name)));
  expect(missing).toEqual([]);
  expect(Math.max(...spoiled.map((name) => name.length))).toBeGreaterThan(150);
});

test('another file spells the same party in other letters', () => {
  for (const [at, random] of many.entries()) {
    const { name } = people[at] ?? { name: 'Amol Kale' };
    expect(respelledName(name, random)).not.toBe(name);
  }
});
