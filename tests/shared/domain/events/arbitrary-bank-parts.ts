import fc from 'fast-check';
import { asideReasons } from '../../../../src/shared/domain/events/bank-kinds.ts';
import { anyDay, anyText, noPersonal, orNull, type PartsByKind, parts, pooled } from './arbitrary-values.ts';

const lineId = pooled('BL', 4);
const matchId = pooled('BM', 3);
const smallMinor = fc.constantFrom(1, 5, 10);

/** Any event of the house's bank: lines told twice, matches of unknown lines, two matches of one line, everything undone twice. */
export function bankParts(): PartsByKind<`bank.${string}`> {
  return {
    'bank.statementImported': parts(
      fc.record({
        statementId: pooled('BS', 2),
        part: fc.constantFrom(1, 2),
        parts: fc.constant(2),
        fileSha256: fc.constant('ab'.repeat(32)),
        format: fc.constantFrom('csv' as const, 'mt940' as const),
        accountRef: fc.constant('50200012345678'),
        currency: fc.constant('INR'),
        openingMinor: orNull(fc.constant(-5)),
        closingMinor: orNull(fc.constant(5)),
        fileLines: fc.constantFrom(0, 2),
        knownLines: fc.constant(0),
        lines: fc.array(
          fc.record({
            lineId,
            on: anyDay,
            valueOn: orNull(anyDay),
            amountMinor: fc.constantFrom(-5, 5, 10),
            reference: fc.constantFrom('', '412233445566'),
          }),
          { maxLength: 2 },
        ),
      }),
      fc.record({
        fileName: anyText,
        words: fc.constantFrom([], [{ lineId: 'BL1', narration: 'UPI-ASHA', counterparty: null }]),
      }),
    ),
    'bank.linesMatched': parts(
      fc.record({
        matchId,
        lines: fc.array(fc.record({ lineId, amountMinor: smallMinor }), { minLength: 1, maxLength: 2 }),
        tenders: fc.array(
          fc.record({
            accountId: fc.constant('A-1'),
            receiptId: pooled('R', 3),
            at: fc.constantFrom(0, 1),
            amountMinor: smallMinor,
          }),
          { maxLength: 2 },
        ),
        deposits: fc.array(
          fc.record({ depositId: pooled('D', 2), userId: fc.constant('user-1'), amountMinor: smallMinor }),
          { maxLength: 1 },
        ),
        how: fc.constantFrom('person' as const, 'rule' as const, 'receiptMade' as const),
        reason: fc.constant('reference'),
        confidence: fc.constantFrom(0, 98),
      }),
      noPersonal,
    ),
    'bank.matchUndone': parts(fc.record({ matchId }), noPersonal),
    'bank.lineSetAside': parts(
      fc.record({ lineId, reason: fc.constantFrom(...asideReasons) }),
      fc.record({ note: orNull(anyText) }),
    ),
    'bank.lineTakenUp': parts(fc.record({ lineId }), noPersonal),
  };
}
