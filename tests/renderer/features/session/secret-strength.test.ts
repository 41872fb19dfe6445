import { expect, test } from 'vitest';
import { checkNewSecret } from '../../../../src/main/keys/secret-policy.ts';
import { secretStrength } from '../../../../src/renderer/features/session/secret-strength.ts';

const secrets = [
  '',
  '12345',
  '123456',
  '१२३४५६',
  '123456789012',
  'kulkarni',
  'kulkarni12ab',
  'one two three four',
  'one two three four five',
  'a b c d e f',
  'go go go go go',
  '  12345  ',
];

test.each(['pin', 'passphrase'] as const)(
  'what is called long enough on a device with a %s is what main takes',
  (allowed) => {
    for (const secret of secrets) {
      const taken = checkNewSecret(secret, allowed === 'pin' ? 'os' : 'none');
      expect(secretStrength(secret, allowed).isEnough, `“${secret}”`).toBe(taken.ok);
    }
  },
);

test('digits count towards a PIN and anything else towards a passphrase', () => {
  expect(secretStrength('1234', 'pin')).toMatchObject({ kind: 'pin', digits: 4 });
  expect(secretStrength('kulkarni agencies', 'pin')).toMatchObject({
    kind: 'passphrase',
    characters: 17,
    words: 2,
  });
});
