import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type DispositionMatrix,
  type Outcome,
  oneKeyOutcomes,
  outcomeOf,
  outcomesOfChannel,
} from '../../../../src/shared/domain/disposition/disposition-matrix.ts';
import { lintDispositions } from '../../../../src/shared/domain/disposition/lint-dispositions.ts';
import { loadDispositions } from '../../../../src/shared/domain/disposition/load-dispositions.ts';
import {
  missingFields,
  type OutcomeEntry,
  validateOutcome,
} from '../../../../src/shared/domain/disposition/validate-outcome.ts';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';

const file = JSON.parse(
  readFileSync(new URL('../../../../resources/dispositions/default.json', import.meta.url), 'utf8'),
);
const matrix = valueOrThrow(loadDispositions(file));
const catalogue = new URL('../../../../../shared/product/features.md', import.meta.url);

/** The codes that the tables DT and DF of the catalogue list. */
function catalogueCodes(): readonly string[] {
  const text = readFileSync(catalogue, 'utf8');
  const tables = text.slice(text.indexOf('### DT.'), text.indexOf('### DS.'));
  const firstCells = tables.split('\n').flatMap((line) => /^\| ([A-Z][A-Z/ -]*) \|/.exec(line)?.[1] ?? []);
  return firstCells.flatMap((cell) => cell.split(' / ')).sort();
}

/** The matrix with one outcome changed. */
function withOutcome(code: string, change: Partial<Outcome>): DispositionMatrix {
  return {
    ...matrix,
    outcomes: matrix.outcomes.map((outcome) => (outcome.code === code ? { ...outcome, ...change } : outcome)),
  };
}

function entry(code: string, fields: OutcomeEntry['fields'], more: Partial<OutcomeEntry> = {}): OutcomeEntry {
  const channel = code.startsWith('F-') ? 'visit' : 'call';
  return { code, fields, channel, thirdPartySafe: false, ...more };
}

describe('the shipped results', () => {
  it('pass the lint', () => {
    expect(lintDispositions(matrix)).toEqual([]);
  });

  it.skipIf(!existsSync(catalogue))('are exactly the codes of the catalogue’s tables DT and DF', () => {
    expect(matrix.outcomes.map((outcome) => outcome.code).sort()).toEqual(catalogueCodes());
  });

  it('stand on the number keys in one fixed order per channel', () => {
    const codes = (channel: 'call' | 'inbound' | 'visit') =>
      oneKeyOutcomes(matrix, channel).map((outcome) => outcome.code);
    expect(codes('call')).toEqual(['PTP', 'RNR', 'CBK', 'ALPD', 'RTP', 'DIS', 'WRN', 'SWO']);
    expect(codes('inbound')).toEqual(['PTP', 'INB', 'PAYN', 'ALPD', 'DIS', 'CBK', 'NIP', 'SETL']);
    expect(codes('visit')).toEqual(['F-PTP', 'F-PDP', 'F-REF', 'F-DLK', 'F-TPM']);
    expect(outcomesOfChannel(matrix, 'visit')).toHaveLength(29);
    expect(new Set(outcomesOfChannel(matrix, 'call')).size).toBe(outcomesOfChannel(matrix, 'call').length);
  });

  it('retire a wrong number after two results and an invalid one after the first', () => {
    const escalationOf = (code: string) => outcomeOf(matrix, code)?.nextStep?.escalation;
    expect(escalationOf('WRN')).toEqual({ after: 2, action: 'retireNumber' });
    expect(escalationOf('NOS')).toEqual({ after: 1, action: 'retireNumber' });
    expect(escalationOf('SWO')).toEqual({ after: 5, action: 'skipTrace' });
  });
});

describe('the lint of results', () => {
  it('fails a result without a class, without a next step or that hides an account for ever', () => {
    const step = outcomeOf(matrix, 'HUP')?.nextStep ?? null;
    expect(lintDispositions(withOutcome('RNR', { contactClasses: [] }))).toEqual([
      { where: 'RNR', code: 'noContactClass' },
    ]);
    expect(lintDispositions(withOutcome('RNR', { nextStep: null }))).toEqual([
      { where: 'RNR', code: 'noNextStep' },
    ]);
    expect(lintDispositions(withOutcome('HUP', { nextStep: step && { ...step, followUp: null } }))).toEqual([
      { where: 'HUP', code: 'noWayBack' },
    ]);
  });

  it('fails a third-party result that shows or asks what is owed', () => {
    expect(lintDispositions(withOutcome('LMT', { thirdPartySafe: false, requires: ['amount'] }))).toEqual([
      { where: 'LMT', code: 'thirdPartyNotSafe' },
      { where: 'LMT', code: 'thirdPartyAsksMoney' },
    ]);
  });

  it('fails contradictions: reached nobody, attempts without contact, visits without a place, broken keys', () => {
    expect(lintDispositions(withOutcome('RNR', { contacted: true }))).toEqual([
      { where: 'RNR', code: 'reachedNobody' },
    ]);
    expect(lintDispositions(withOutcome('CMT', { countsAsAttempt: true }))).toEqual([
      { where: 'CMT', code: 'attemptWithoutContactClass' },
    ]);
    expect(lintDispositions(withOutcome('F-REF', { requires: ['reason'] }))).toEqual([
      { where: 'F-REF', code: 'visitWithoutPlace' },
    ]);
    expect(lintDispositions(withOutcome('F-PDP', { whenPaidInFull: 'F-XYZ' }))).toEqual([
      { where: 'F-PDP', code: 'unknownFullOutcome' },
    ]);
    const keys = { ...matrix.keys, call: ['PTP', 'PTP', 'F-PTP', 'XXX'] };
    expect(lintDispositions({ ...matrix, keys })).toEqual([
      { where: 'call 2', code: 'keyTwice' },
      { where: 'call 3', code: 'keyOfOtherChannel' },
      { where: 'call 4', code: 'keyUnknown' },
    ]);
    expect(
      lintDispositions({ ...matrix, outcomes: [...matrix.outcomes, ...matrix.outcomes.slice(0, 1)] }),
    ).toEqual([{ where: 'PTP', code: 'duplicateCode' }]);
  });

  it('is part of loading, beside the schema', () => {
    expect(loadDispositions({ ...file, outcomes: [] }).ok).toBe(false);
    expect(loadDispositions({ ...file, keys: { ...file.keys, call: ['NOPE'] } })).toEqual({
      ok: false,
      refusal: { code: 'dispositionsInvalid', problems: [{ where: 'call 1', code: 'keyUnknown' }] },
    });
  });
});

describe('logging a result', () => {
  it('wants what the result requires and names what is missing', () => {
    expect(validateOutcome(matrix, entry('PTP', { amount: 500_000, mode: ' ' }))).toEqual({
      ok: false,
      refusal: { code: 'outcomeFieldsMissing', missing: ['dueOn', 'mode'] },
    });
    const full = validateOutcome(matrix, entry('PTP', { amount: 500_000, dueOn: '2026-12-01', mode: 'upi' }));
    expect(full.ok && [full.value.contactClass, full.value.countsAsAttempt]).toEqual(['RPC', true]);
  });

  it('takes a place or the reason why none is known for a visit', () => {
    const outcome = outcomeOf(matrix, 'F-REF');
    expect(outcome && missingFields(outcome, { reason: 'noMoney' })).toEqual([['location', 'noFixReason']]);
    expect(outcome && missingFields(outcome, { reason: 'noMoney', noFixReason: 'indoors' })).toEqual([]);
    expect(outcome && missingFields(outcome, { reason: 'noMoney', location: [] })).toEqual([
      ['location', 'noFixReason'],
    ]);
  });

  it('wants third-party-safe mode for every result with a third party, and lets the agent say who was reached', () => {
    expect(validateOutcome(matrix, entry('LMT', { relation: 'spouse' }))).toEqual({
      ok: false,
      refusal: { code: 'thirdPartyModeRequired' },
    });
    expect(validateOutcome(matrix, entry('LMT', { relation: 'spouse' }, { thirdPartySafe: true })).ok).toBe(
      true,
    );
    const ill = entry('SICK', { until: '2026-12-01' });
    expect(validateOutcome(matrix, ill).ok).toBe(true);
    expect(validateOutcome(matrix, { ...ill, contactClass: 'TPC' })).toEqual({
      ok: false,
      refusal: { code: 'thirdPartyModeRequired' },
    });
    expect(validateOutcome(matrix, { ...ill, contactClass: 'NC' })).toEqual({
      ok: false,
      refusal: { code: 'contactClassNotAllowed', allowed: ['RPC', 'TPC'] },
    });
  });

  it('refuses unknown codes and results of another channel', () => {
    expect(validateOutcome(matrix, entry('ZZZ', {}))).toEqual({
      ok: false,
      refusal: { code: 'outcomeUnknown' },
    });
    expect(validateOutcome(matrix, entry('RNR', {}, { channel: 'inbound' }))).toEqual({
      ok: false,
      refusal: { code: 'outcomeNotForChannel', channels: ['call'] },
    });
  });

  it('never counts what the debtor began as an attempt', () => {
    const inbound = validateOutcome(
      matrix,
      entry('PTP', { amount: 1, dueOn: '2026-12-01', mode: 'upi' }, { channel: 'inbound' }),
    );
    expect(inbound.ok && inbound.value.countsAsAttempt).toBe(false);
  });
});
