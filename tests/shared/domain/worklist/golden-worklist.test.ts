import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import type { AccountFacts } from '../../../../src/shared/domain/worklist/account-facts.ts';
import { buildWorklist } from '../../../../src/shared/domain/worklist/rank-worklist.ts';
import { accountFacts, contextOn, day, policyOf, snapshotOf, today } from './worklist-fixture.ts';

interface GoldenRow {
  readonly id: string;
  readonly overdueMinor: number;
  readonly daysPastDue: number;
  readonly daysSinceRpc: number | null;
  readonly bucket: string;
  readonly more: Partial<AccountFacts>;
}

const golden: {
  readonly on: string;
  readonly p95OverdueMinor: number;
  readonly accounts: readonly GoldenRow[];
  readonly expected: Readonly<Record<'balanced' | 'classic', readonly string[]>>;
  readonly suppressed: readonly string[];
  readonly notDue: readonly string[];
} = JSON.parse(readFileSync(new URL('./golden-forty.json', import.meta.url), 'utf8'));

const accounts = golden.accounts.map((row) =>
  accountFacts({
    accountId: row.id,
    overdueMinor: row.overdueMinor,
    oldestDueOn: row.overdueMinor > 0 ? day(-row.daysPastDue) : null,
    lastRpcOn: row.daysSinceRpc === null ? null : day(-row.daysSinceRpc),
    bucket: row.bucket,
    ...row.more,
  }),
);
const book = snapshotOf(accounts);

function worklist(policyId: 'balanced' | 'classic', list: readonly AccountFacts[] = accounts) {
  return buildWorklist(list, contextOn(plainDate(golden.on), { policy: policyOf(policyId), book }));
}

describe('the golden worklist of forty accounts', () => {
  it('stands on a P95 by nearest rank', () => {
    expect(golden.on).toBe(today);
    expect(book.p95OverdueMinorByCurrency).toEqual({ INR: golden.p95OverdueMinor });
  });

  it.each(['balanced', 'classic'] as const)(
    'is in the expected order with the expected scores (%s)',
    (policyId) => {
      const list = worklist(policyId);
      expect(list.ranked.map((row) => `${row.lane} ${row.accountId} ${row.score}`)).toEqual(
        golden.expected[policyId],
      );
      expect(list.ranked.map((row) => row.rank)).toEqual(list.ranked.map((_, index) => index + 1));
    },
  );

  it('hides four with reason and date, and leaves out what is not due', () => {
    const list = worklist('balanced');
    expect(list.suppressed.map((row) => `${row.accountId} ${row.reason} ${row.until}`)).toEqual(
      golden.suppressed,
    );
    expect(list.suppressedCountsByReason).toEqual({
      promiseRunning: 1,
      fullDispute: 1,
      complaintOpen: 1,
      smallOrCovered: 1,
    });
    const listed = new Set([...list.ranked, ...list.suppressed].map((row) => row.accountId));
    expect(accounts.map((facts) => facts.accountId).filter((id) => !listed.has(id))).toEqual(golden.notDue);
  });

  it('is the same whatever the order of the accounts', () => {
    const reversed = [...accounts].reverse();
    const striped = [...accounts].sort((left, right) =>
      (left.accountId.at(-1) ?? '').localeCompare(right.accountId.at(-1) ?? ''),
    );
    expect(worklist('balanced', reversed)).toEqual(worklist('balanced'));
    expect(worklist('balanced', striped)).toEqual(worklist('balanced'));
  });
});
