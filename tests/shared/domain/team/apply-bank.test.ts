import { describe, expect, test } from 'vitest';
import { noEffects } from '../../../../src/shared/domain/events/effects.ts';
import type { EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { applyBankEvent, type BankEvent } from '../../../../src/shared/domain/team/apply-bank.ts';
import { emptyBankState, openMinorOf } from '../../../../src/shared/domain/team/bank-state.ts';
import { buildEvents, day } from '../events/build-event.ts';

const stream = 'team:T-1' as const;

function statement(lineIds: readonly string[], statementId = 'BS1'): EventDraft<'bank.statementImported'> {
  return {
    kind: 'bank.statementImported',
    stream,
    data: {
      statementId,
      part: 1,
      parts: 1,
      fileSha256: 'ab',
      format: 'csv',
      accountRef: '50200012345678',
      currency: 'INR',
      openingMinor: null,
      closingMinor: null,
      fileLines: lineIds.length,
      knownLines: 0,
      lines: lineIds.map((lineId) => ({
        lineId,
        on: day('2026-11-05'),
        valueOn: null,
        amountMinor: 10_00,
        reference: '',
      })),
    },
    personal: { fileName: 'nov.csv', words: [] },
  };
}

function matched(
  matchId: string,
  lineId: string,
  receiptId: string,
  amountMinor = 10_00,
): EventDraft<'bank.linesMatched'> {
  return {
    kind: 'bank.linesMatched',
    stream,
    data: {
      matchId,
      lines: [{ lineId, amountMinor }],
      tenders: [{ accountId: 'A-1', receiptId, at: 0, amountMinor }],
      deposits: [],
      how: 'person',
      reason: 'reference',
      confidence: 98,
    },
    personal: null,
  };
}

const undone = (matchId: string): EventDraft<'bank.matchUndone'> => ({
  kind: 'bank.matchUndone',
  stream,
  data: { matchId },
  personal: null,
});

/** The bank after some events, in short: what is open of each line, and where each match stands. */
function standingAfter(drafts: readonly EventDraft[]) {
  const bank = emptyBankState();
  for (const event of buildEvents(drafts)) applyBankEvent(bank, event as BankEvent, noEffects());
  return {
    open: Object.fromEntries([...bank.lines.keys()].map((id) => [id, openMinorOf(bank, id)])),
    matches: Object.fromEntries([...bank.matches].map(([id, { state }]) => [id, state])),
    claims: Object.fromEntries(bank.matchIdsByClaim),
  };
}

describe('the fold of the bank', () => {
  test('a match spends a line, undoing gives it back, and undoing twice gives it back once', () => {
    const told = [statement(['L1']), matched('M1', 'L1', 'R1')];
    expect(standingAfter(told)).toEqual({
      open: { L1: 0 },
      matches: { M1: 'standing' },
      claims: { 'R1#0': 'M1' },
    });
    expect(standingAfter([...told, undone('M1'), undone('M1')])).toEqual({
      open: { L1: 10_00 },
      matches: { M1: 'undone' },
      claims: {},
    });
  });

  test('a second match of the same line, or of the same receipt, is contested and counts for nothing', () => {
    expect(
      standingAfter([
        statement(['L1', 'L2']),
        matched('M1', 'L1', 'R1'),
        matched('M2', 'L1', 'R2'),
        matched('M3', 'L2', 'R1'),
        undone('M2'),
      ]),
    ).toEqual({
      open: { L1: 0, L2: 10_00 },
      matches: { M1: 'standing', M2: 'undone', M3: 'contested' },
      claims: { 'R1#0': 'M1' },
    });
  });

  test('a part of a line may be one receipt and the rest another', () => {
    expect(
      standingAfter([statement(['L1']), matched('M1', 'L1', 'R1', 4_00), matched('M2', 'L1', 'R2', 6_00)]),
    ).toMatchObject({
      open: { L1: 0 },
      matches: { M1: 'standing', M2: 'standing' },
    });
  });

  test('a line that two statements tell is one line, of the first of them', () => {
    const bank = emptyBankState();
    for (const event of buildEvents([statement(['L1'], 'BS1'), statement(['L1', 'L2'], 'BS2')])) {
      applyBankEvent(bank, event as BankEvent, noEffects());
    }
    expect([...bank.lines].map(([id, { statementId }]) => [id, statementId])).toEqual([
      ['L1', 'BS1'],
      ['L2', 'BS2'],
    ]);
    expect(bank.statements.get('BS2')?.lineIds).toEqual(['L2']);
  });

  test('what names an unknown line or match changes nothing', () => {
    expect(
      standingAfter([
        undone('M9'),
        {
          kind: 'bank.lineSetAside',
          stream,
          data: { lineId: 'L9', reason: 'interest' },
          personal: { note: null },
        },
      ]),
    ).toEqual({ open: {}, matches: {}, claims: {} });
  });
});
