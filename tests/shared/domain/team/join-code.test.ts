import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  joinCodeOfBytes,
  joinCodeToText,
  readHubAddress,
  readJoinCode,
} from '../../../../src/shared/domain/team/join-code.ts';
import { ok, refused } from '../../../../src/shared/lib/result.ts';

const codes = fc.uint8Array({ minLength: 10, maxLength: 32 }).map((bytes) => joinCodeOfBytes(bytes));

test('a code is read back however it is cased and spaced, with O for 0 and I or L for 1', () => {
  fc.assert(
    fc.property(codes, (code) => {
      const text = joinCodeToText(code);
      expect(text).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
      expect(readJoinCode(text)).toEqual(ok(code));
      const spoken = text.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
      expect(readJoinCode(` ${spoken} `)).toEqual(ok(code));
    }),
  );
});

test('one wrong letter, or two neighbours that changed places, is nearly always seen here and never another code that opens', () => {
  const text = joinCodeToText(joinCodeOfBytes(Uint8Array.from([7, 91, 200, 3, 44, 129, 250, 66, 18, 5])));
  const letters = text.replaceAll('-', '');
  let slips = 0;
  let seen = 0;
  const count = (typed: string): void => {
    if (typed === letters) return;
    slips += 1;
    if (!readJoinCode(typed).ok) seen += 1;
  };
  for (let at = 0; at < letters.length; at += 1) {
    for (const letter of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
      count(`${letters.slice(0, at)}${letter}${letters.slice(at + 1)}`);
    }
    count(`${letters.slice(0, at)}${letters[at + 1] ?? ''}${letters[at] ?? ''}${letters.slice(at + 2)}`);
  }
  expect(slips).toBeGreaterThan(500);
  expect(seen / slips).toBeGreaterThan(0.99);
});

test('what is too short or too long is told apart from a slip', () => {
  expect(readJoinCode('K7QM-2XFD')).toEqual(refused({ code: 'codeTooShort' }));
  expect(readJoinCode('')).toEqual(refused({ code: 'codeTooShort' }));
  const text = joinCodeToText(joinCodeOfBytes(new Uint8Array(10)));
  expect(readJoinCode(`${text}0`)).toEqual(refused({ code: 'codeMistyped' }));
  expect(readJoinCode(text.replace('0', 'U'))).toEqual(refused({ code: 'codeMistyped' }));
});

test('an address is a name or number, with the usual port where none is said', () => {
  expect(readHubAddress(' 192.168.1.20:9000 ', 8743)).toEqual({ host: '192.168.1.20', port: 9_000 });
  expect(readHubAddress('office.local', 8743)).toEqual({ host: 'office.local', port: 8_743 });
  expect(readHubAddress('192.168.1.20 : 70000', 8743)).toBeNull();
  expect(readHubAddress('https://192.168.1.20', 8743)).toBeNull();
  expect(readHubAddress('', 8743)).toBeNull();
});
