import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indianStates } from '../../../../src/renderer/components/indian-states.ts';
import { toDevanagariDigits } from '../../../../src/shared/domain/language.ts';
import { pinCodeOf, pinCodeOfAddress, readPinCodes } from '../../../../src/shared/domain/places/pin-codes.ts';
import { present } from '../../../../src/shared/lib/assert.ts';

const root = resolve(import.meta.dirname, '../../../..');
const table = readFileSync(resolve(root, 'resources/places/pin-codes.csv'), 'utf8');
const pinCodes = present(readPinCodes(table), 'the table that ships');
const source = resolve(root, '../shared/data/india/pincodes_IN.csv');

test.each([
  ['14 Laxmi Road, Pune 411057', '411057'],
  ['Pune – 411 001, Maharashtra', '411001'],
  ['पुणे ४११०३८', '411038'],
  ['Plot 123456, Nashik 422001', '422001'],
  ['Survey 12, phone 98200 13210', null],
  ['9820013210', null],
  ['011001', null],
  ['Invoice 2026-411001-7', null],
  ['', null],
])('the PIN code in "%s" is %s', (text, pincode) => expect(pinCodeOf(text)).toBe(pincode));

test('the field of its own counts before the lines, and the last line before the first', () => {
  expect(pinCodeOfAddress('४११ ००१', 'Mumbai 400001', null)).toBe('411001');
  expect(pinCodeOfAddress(' ', 'Mumbai 400001', null, 'Pune 411004')).toBe('411004');
  expect(pinCodeOfAddress(null, null, undefined)).toBeNull();
  expect(pinCodeOfAddress('SW1A 1AA', 'London')).toBe('SW1A 1AA');
});

test('a PIN code is found however it is spaced and in whichever digits', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100_000, max: 999_999 }),
      fc.boolean(),
      fc.boolean(),
      (number, isSpaced, isDeva) => {
        const digits = String(number);
        const spaced = isSpaced ? `${digits.slice(0, 3)} ${digits.slice(3)}` : digits;
        expect(pinCodeOf(`Shop 4, ${isDeva ? toDevanagariDigits(spaced) : spaced}, India`)).toBe(digits);
      },
    ),
  );
});

test('a code is its place, district, state of today and point', () => {
  expect(pinCodes.placeOf('411001')).toEqual({
    pincode: '411001',
    place: 'Pune City',
    district: 'Pune',
    state: 'IN-MH',
    latitudeE7: 185296000,
    longitudeE7: 738760100,
  });
});

test.each([
  ['500001', 'IN-TS'],
  ['507121', 'IN-AP'],
  ['507129', null],
  ['194101', 'IN-LA'],
  ['190001', 'IN-JK'],
  ['396210', 'IN-DH'],
  ['492001', 'IN-CG'],
])('the state of %s is that of today: %s', (pincode, state) =>
  expect(pinCodes.placeOf(pincode)?.state).toBe(state),
);

test('a code that is not in the table is not known, however near it is to one that is', () => {
  for (const pincode of ['411999', '999999', '125056', '', '41100', '4110011', 'pincod'])
    expect([pincode, pinCodes.placeOf(pincode)]).toEqual([pincode, null]);
});

test('points outside India and at 0,0 are no points', () => {
  expect(pinCodes.placeOf('737101')).toMatchObject({ state: 'IN-SK', latitudeE7: null, longitudeE7: null });
  expect(pinCodes.placeOf('182101')).toMatchObject({ district: 'Udhampur', latitudeE7: null });
});

test('the states are states that the house knows', () => {
  const known = new Set(indianStates.map(({ code }) => code));
  const states = new Set(
    table
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(',')[1] ?? ''),
  );
  expect([...states].filter((state) => state !== '' && !known.has(state))).toEqual([]);
  expect(states.size).toBe(known.size + 1);
});

test.each([
  ['', 'nothing'],
  ['pin,place\n411001,Pune\n', 'another header'],
  ['pincode,state,district,place,latitude,longitude\n411002,,,,,\n411001,,,,,\n', 'not sorted'],
  ['pincode,state,district,place,latitude,longitude\nhello\n', 'no code'],
])('what is no table of PIN codes is refused (%#: %s)', (text) => expect(readPinCodes(text)).toBeNull());

test.skipIf(!existsSync(source))(
  'every code with an office of the source is in the table (skipped without it)',
  () => {
    const lines = readFileSync(source, 'utf8').split(/\r?\n/).slice(1);
    const withOffice = lines.filter((line) => line !== '' && line.split(',')[3] !== '');
    expect(withOffice).toHaveLength(pinCodes.count);
    const missing = withOffice.filter((line) => pinCodes.placeOf(line.slice(0, 6)) === null);
    expect(missing).toEqual([]);
  },
);
