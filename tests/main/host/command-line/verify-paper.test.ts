import { ed25519 } from '@noble/curves/ed25519.js';
import { expect, test } from 'vitest';
import type { Outcome } from '../../../../src/main/host/command-line/outcome.ts';
import type { VerbHouse } from '../../../../src/main/host/command-line/verb.ts';
import { verifyPaperVerb } from '../../../../src/main/host/command-line/verbs/verify-paper.ts';
import { type SealedFacts, sealBytes, sealText } from '../../../../src/shared/domain/paper/seal.ts';

const key = new Uint8Array(32).fill(5);
const facts: SealedFacts = {
  number: 'K3W7Q2-000123-7',
  currency: 'INR',
  amountMinor: 250_000,
  recordedMs: 1_795_322_100_000,
  paperHash: 'ab'.repeat(32),
  payer: 'Pawar',
};
const seal = sealText(facts, ed25519.getPublicKey(key), ed25519.sign(sealBytes(facts), key));

/** Alone the verb asks no ledger: it must not touch the house. */
const noHouse = new Proxy(
  {},
  {
    get: () => {
      throw new Error('the ledger was asked');
    },
  },
) as VerbHouse;
const verify = (text: string): Promise<Outcome> =>
  Promise.resolve(
    verifyPaperVerb(noHouse, { verb: 'verify-paper', operands: [text], options: { alone: true } }),
  );

test('a code is checked alone, without any ledger', async () => {
  expect(await verify(seal)).toMatchObject({ kind: 'done', status: 0, answer: { signed: true, facts } });
  const forged = seal.replace('|250000|', '|950000|');
  expect(await verify(forged)).toMatchObject({
    status: 1,
    answer: { signed: false, facts: { amountMinor: 950_000 } },
  });
});

test('what is no code is refused, and a file that is not there is a slip of the pen', async () => {
  expect(await verify('hello')).toMatchObject({ kind: 'refused', code: 'noSeal' });
  expect(await verify('@/there/is/none')).toMatchObject({ kind: 'usedWrongly' });
});
