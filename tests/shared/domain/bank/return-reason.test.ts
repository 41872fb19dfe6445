import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { returnReasonIn } from '../../../../src/shared/domain/bank/return-reason.ts';

const { bounceReasons } = JSON.parse(
  readFileSync(new URL('../../../../resources/legal-clocks/in.json', import.meta.url), 'utf8'),
) as { readonly bounceReasons: readonly { readonly code: string }[] };

test.each([
  ['CHQ RTN 004711 FUNDS INSUFFICIENT', 'fundsInsufficient'],
  ['I/W RTN 004711 INSUFF BAL', 'fundsInsufficient'],
  ['INWARD RETURN 4711 EXCEEDS ARRANGEMENT', 'exceedsArrangement'],
  ['RTN:004711:A/C CLOSED', 'accountClosed'],
  ['CHQ RET PAYMENT STOPPED BY DRAWER', 'paymentStopped'],
  ['CHQ RETURN ACCOUNT BLOCKED', 'accountBlocked'],
  ["CHQ RTN DRAWER'S SIGNATURE DIFFERS", 'signatureDiffers'],
  ['CHQ RTN REFER TO DRAWER', 'referToDrawer'],
  ['CHQ RTN ALTERATION REQUIRES AUTHENTICATION', 'alterationUnsigned'],
  ['CHQ RTN WORDS AND FIGURES DIFFER', 'wordsAndFiguresDiffer'],
  ['CHQ RTN INSTRUMENT OUTDATED/STALE', 'outOfDate'],
  ['CHQ RTN POST DATED', 'postDated'],
  ['ACH RTN NO MANDATE', 'mandateMissing'],
] as const)('%s', (narration, code) => {
  expect(returnReasonIn(narration)).toBe(code);
  expect(bounceReasons.map((reason) => reason.code)).toContain(code);
});

test('what the words do not say, or say in two ways, is left to a person', () => {
  expect(returnReasonIn('CHQ RTN 004711')).toBeNull();
  expect(returnReasonIn('')).toBeNull();
  expect(returnReasonIn('CHQ RTN A/C CLOSED REFER TO DRAWER')).toBeNull();
});
