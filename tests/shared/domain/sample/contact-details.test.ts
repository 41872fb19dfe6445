import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import {
  gstinCheckCharacter,
  inventedAddress,
  inventedEmail,
  inventedGstin,
  inventedMobile,
} from '../../../../src/shared/domain/sample/contact-details.ts';
import { Random } from '../../../../src/shared/lib/random.ts';
import { lists } from './sample-fixture.ts';

const many = Array.from({ length: 200 }, (_, at) => new Random(`contact/${at}`));

test('mobile numbers pass as Indian ones and all begin with the spare code 666 and a 0', () => {
  for (const random of many) {
    const number = inventedMobile(random);
    expect(number).toMatch(/^\+916660\d{6}$/);
    expect(parsePhoneNumberFromString(number)?.isValid()).toBe(true);
  }
});

test('the check character of a GSTIN is the one of the GST network', () => {
  // The specimen printed in the network's own guides.
  expect(gstinCheckCharacter('27AAPFU0939F1Z')).toBe('V');
});

test('a GSTIN has the right shape and check, and a kind of holder that does not exist', () => {
  for (const random of many) {
    const gstin = inventedGstin(random);
    expect(gstin).toMatch(/^27[A-Z]{3}X[A-Z]\d{4}[A-Z]1Z[A-Z\d]$/);
    expect(gstin.slice(-1)).toBe(gstinCheckCharacter(gstin.slice(0, 14)));
  }
});

test('no mail can reach an address of the sample book', () => {
  const random = new Random('mail');
  expect(inventedEmail("D'Souza & Sons", random)).toMatch(/^d\.souza\.sons\d+@practice\.example$/);
  expect(inventedEmail('श्री गणेश', random)).toMatch(/^accounts\d+@practice\.example$/);
});

test('an address has a locality of Pune with its PIN code and no hole of its pattern left', () => {
  for (const random of many) {
    const { line, place } = inventedAddress(random.pick(['homes', 'shops']), lists, random);
    expect(line).not.toMatch(/[{}]/);
    expect(place.pincode).toMatch(/^4\d{5}$/);
  }
});
