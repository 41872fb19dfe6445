import { describe, expect, test } from 'vitest';
import { laneOfRun } from '../../../../bin/lanes.mjs';
import { nameWords } from '../../../../src/shared/domain/names/words.ts';
import { findDuplicates } from '../../../../src/shared/domain/party-matching/find-duplicates.ts';
import type { MatchParty } from '../../../../src/shared/domain/party-matching/match-party.ts';
import {
  gstinCheckSign,
  isGstin,
  isPan,
  panOf,
} from '../../../../src/shared/domain/party-matching/tax-numbers.ts';
import { tellTime } from '../../../helpers/told-time.ts';

interface Given extends Partial<Omit<MatchParty, 'names'>> {
  readonly names?: readonly string[];
}

function party(partyId: string, { names = ['Nobody Else'], ...given }: Given): MatchParty {
  return {
    partyId,
    partyKind: 'business',
    bookId: 'B',
    isLenders: false,
    phones: [],
    email: null,
    gstin: null,
    places: [],
    ...given,
    names: names.map(nameWords),
  };
}

const gstinOf = (first: string): string => first + gstinCheckSign(first);
const puneGstin = gstinOf('27AAACB1234C1Z');
const goaGstin = gstinOf('30AAACB1234C1Z');
const otherGstin = gstinOf('27AAACK9999C1Z');
const fresh = { survivorOf: (partyId: string) => partyId, areKeptApart: () => false };

function found(...parties: readonly MatchParty[]) {
  return findDuplicates(parties, fresh).map(({ oneId, otherId, grade, reasons, suggests }) => ({
    pair: `${oneId} ${otherId}`,
    grade,
    reasons,
    suggests,
  }));
}

describe('tax numbers', () => {
  // The two published examples of the GST portal's own help pages.
  test.each([
    ['27AAPFU0939F1ZV', true],
    ['29AAGCB7383J1Z4', true],
    ['27AAPFU0939F1ZW', false],
    ['27AAAXB1234C1ZJ', false],
    ['27aapfu0939f1zv', false],
    ['', false],
  ])('%s is a GSTIN: %s', (text, expected) => expect(isGstin(text)).toBe(expected));

  test('a PAN names the kind of its holder', () => {
    expect([isPan('AAPFU0939F'), isPan('AAPXU0939F'), isPan('AAPFU0939')]).toEqual([true, false, false]);
    expect([panOf('27 aapfu0939f1zv'), panOf('AAPFU0939F'), panOf('27AAPFU0939F1ZW'), panOf(null)]).toEqual([
      'AAPFU0939F',
      'AAPFU0939F',
      null,
      null,
    ]);
  });
});

describe('two parties', () => {
  test('with one GSTIN are certainly the same, whatever they are called', () => {
    const one = party('P1', { names: ['Kulkarni Traders'], gstin: puneGstin });
    expect(found(one, party('P2', { names: ['K T Enterprises'], gstin: puneGstin.toLowerCase() }))).toEqual([
      { pair: 'P1 P2', grade: 'certain', reasons: ['sameGstin'], suggests: 'merge' },
    ]);
  });

  test('with one PAN in two states are certainly the same; with two PANs never, however alike', () => {
    const phones = ['+919822000001'];
    const one = party('P1', { names: ['Kulkarni Traders'], gstin: puneGstin, phones });
    expect(found(one, party('P2', { names: ['Other Name'], gstin: goaGstin }))[0]?.reasons).toEqual([
      'samePan',
    ]);
    expect(found(one, party('P3', { names: ['Kulkarni Traders'], gstin: otherGstin, phones }))).toEqual([]);
  });

  test.each([
    ['Sunil Kulkarni', 'सुनील कुलकर्णी'],
    ['Ramesh Shinde', 'रमेश शिंदे'],
    ['Shri Ganesh Traders Pvt Ltd', 'श्री गणेश ट्रेडर्स'],
    ['Kulkarni Sunil', 'Sunil Kulkarnee'],
  ])('called %s and %s with one number are likely the same', (name, native) => {
    const one = party('P1', { names: [name], phones: ['+91 98220 00001'] });
    expect(found(one, party('P2', { names: [native], phones: ['09822000001'] }))).toEqual([
      { pair: 'P1 P2', grade: 'likely', reasons: ['samePhone', 'sameName'], suggests: 'merge' },
    ]);
  });

  test('who share a number and nothing else are possibly the same', () => {
    const one = party('P1', { names: ['Asha Patil'], phones: ['9822000001'] });
    expect(found(one, party('P2', { names: ['Vikram Joshi'], phones: ['9822000001'] }))).toEqual([
      { pair: 'P1 P2', grade: 'possible', reasons: ['samePhone'], suggests: 'merge' },
    ]);
  });

  test('at one address under one name are likely the same', () => {
    const places = [{ pincode: '411001', text: '14, Laxmi Road, Pune' }];
    const one = party('P1', { names: ['Asha Patil'], places });
    const same = party('P2', {
      names: ['Asha Patil'],
      places: [{ pincode: '411001', text: '14 Laxmi Road Pune' }],
    });
    expect(found(one, same)).toMatchObject([{ grade: 'likely', reasons: ['sameAddress', 'sameName'] }]);
  });

  test('of one name alone are a candidate only where few bear it', () => {
    const bearers = (count: number) =>
      Array.from({ length: count }, (_, at) => party(`P${at}`, { names: ['Sunil Kulkarni'] }));
    expect(found(...bearers(2))).toEqual([
      { pair: 'P0 P1', grade: 'possible', reasons: ['sameName'], suggests: 'merge' },
    ]);
    expect(found(...bearers(4))).toEqual([]);
  });

  test.each([
    ['Shop 1', 'Shop 11'],
    ['Shop 1', 'Shop 2'],
    ['Balaji Electricals 7', 'Balaji Electricals 77'],
    ['Balaji Electricals 7', 'Balaji Electricals'],
    ['गणेश ट्रेडर्स १', 'Ganesh Traders 2'],
  ])('called %s and %s are not of one name, with one number or without', (name, other) => {
    const phones = ['9822000001'];
    expect(found(party('P1', { names: [name] }), party('P2', { names: [other] }))).toEqual([]);
    const [match] = found(party('P1', { names: [name], phones }), party('P2', { names: [other], phones }));
    expect([match?.grade, match?.reasons.includes('sameName')]).toEqual(['possible', false]);
  });

  test('in the same town with nothing else in common are two', () => {
    const places = [{ pincode: '411001', text: 'Pune' }];
    expect(
      found(party('P1', { names: ['Asha Patil'], places }), party('P2', { names: ['Vikram Patil'], places })),
    ).toEqual([]);
  });

  test('a firm and its owner are to be linked, not merged', () => {
    const firm = party('P1', { names: ['Patil Traders'], phones: ['9822000001'] });
    const owner = party('P2', { names: ['Asha Patil'], partyKind: 'person', phones: ['9822000001'] });
    expect(found(firm, owner)).toMatchObject([{ pair: 'P1 P2', grade: 'possible', suggests: 'link' }]);
    const sameName = party('P3', { names: ['Patil Traders'], partyKind: 'person' });
    expect(found(firm, sameName)).toEqual([]);
  });

  test('of two lenders’ books are never shown to each other', () => {
    const lent = { names: ['Asha Patil'], phones: ['9822000001'], isLenders: true };
    const one = party('P1', { ...lent, bookId: 'L1' });
    expect(found(one, party('P2', { ...lent, bookId: 'L2' }))).toEqual([]);
    expect(found(one, party('P3', { ...lent, bookId: 'T', isLenders: false }))).toEqual([]);
    expect(found(one, party('P4', { ...lent, bookId: 'L1' }))).toHaveLength(1);
  });
});

test('those kept apart, and those shown as one, are left out; a merged one is asked for by its survivor', () => {
  const phones = ['9822000001'];
  const parties = ['P1', 'P2', 'P3'].map((partyId) => party(partyId, { names: ['Asha Patil'], phones }));
  const survivorOf = (partyId: string) => (partyId === 'P2' ? 'P1' : partyId);
  const pairs = (areKeptApart: (one: string, other: string) => boolean) =>
    findDuplicates(parties, { survivorOf, areKeptApart }).map(({ oneId, otherId }) => [oneId, otherId]);
  expect(pairs(() => false)).toEqual([['P1', 'P3']]);
  expect(pairs((one, other) => one === 'P1' && other === 'P3')).toEqual([]);
});

const syllables = ['ka', 'mo', 'ti', 'ru', 'se', 'bhu', 'go', 'le'];

test('a number that half a town shares tells nobody apart, a tax number always does', () => {
  const many = Array.from({ length: 60 }, (_, at) =>
    party(`P${100 + at}`, {
      names: [`${syllables[at % 8]}${syllables[Math.floor(at / 8)]} Shop`],
      phones: ['9822000001'],
      gstin: puneGstin,
    }),
  );
  expect(found(...many.map((one) => ({ ...one, gstin: null })))).toEqual([]);
  expect(found(...many)).toHaveLength(59);
});

/** A hundred thousand in the lane `rest`. One in a hundred has a telephone that another has as well. */
const count = laneOfRun() === 'daily' ? 2_000 : 100_000;

test(`${count} parties are looked through`, { timeout: 240_000 }, () => {
  const first = ['Sunil', 'Ramesh', 'Asha', 'Vikram', 'Meena', 'Ganesh', 'Priya', 'Anil', 'Kavita', 'Suresh'];
  const last = [
    'Kulkarni',
    'Patil',
    'Joshi',
    'Shinde',
    'Deshmukh',
    'Pawar',
    'Jadhav',
    'More',
    'Gaikwad',
    'Kale',
  ];
  const parties = Array.from({ length: count }, (_, at) =>
    party(`P${at}`, {
      names: [`${first[at % 10]} ${last[Math.floor(at / 10) % 10]} ${at % 997}`],
      phones: [`98${String(20_000_000 + (at % (count - count / 100))).padStart(8, '0')}`],
      places: [{ pincode: String(411_000 + (at % 60)), text: `${at % 500} Laxmi Road` }],
    }),
  );
  // Seconds of the processor, not of the clock: other work on the machine is nothing of ours.
  const before = process.cpuUsage();
  const candidates = findDuplicates(parties, fresh);
  const { user, system } = process.cpuUsage(before);
  expect(candidates.length).toBeGreaterThanOrEqual(count / 100);
  tellTime(`duplicates among ${count} parties`, (user + system) / 1_000, 20_000);
});
