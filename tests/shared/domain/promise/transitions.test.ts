import { describe, expect, it } from 'vitest';
import type { PromiseStatus } from '../../../../src/shared/domain/promise/record.ts';
import {
  decidePromiseTransition,
  promiseActs,
  promiseTransitions,
} from '../../../../src/shared/domain/promise/transitions.ts';

const statuses = Object.keys(promiseTransitions) as PromiseStatus[];

describe('the table of acts on promises (row P1)', () => {
  it('has every act for every state, and these moves alone are legal', () => {
    expect(statuses.length * promiseActs.length).toBe(65);
    const legal = statuses.flatMap((status) =>
      promiseActs
        .filter((act) => promiseTransitions[status][act] !== null)
        .map((act) => `${status} · ${act} → ${promiseTransitions[status][act]}`),
    );
    expect(legal).toEqual([
      'pendingApproval · approve → open',
      'pendingApproval · reject → rejected',
      'pendingApproval · withdrawByCustomer → withdrawnByCustomer',
      'pendingApproval · withdrawByUs → withdrawnByUs',
      'suspended · approve → open',
      'suspended · reject → rejected',
      'suspended · withdrawByCustomer → withdrawnByCustomer',
      'suspended · withdrawByUs → withdrawnByUs',
      'suspended · renew → renewed',
      'open · withdrawByCustomer → withdrawnByCustomer',
      'open · withdrawByUs → withdrawnByUs',
      'open · renew → renewed',
      'due · withdrawByCustomer → withdrawnByCustomer',
      'due · withdrawByUs → withdrawnByUs',
      'due · renew → renewed',
      'inGrace · withdrawByCustomer → withdrawnByCustomer',
      'inGrace · withdrawByUs → withdrawnByUs',
      'inGrace · renew → renewed',
      'partlyKept · renew → renewed',
      'broken · renew → renewed',
    ]);
  });

  it('never makes an outcome: kept, partly kept and broken are derived (decided 5)', () => {
    const made = new Set(statuses.flatMap((status) => Object.values(promiseTransitions[status])));
    for (const outcome of ['kept', 'keptWithVariance', 'partlyKept', 'broken'] as const) {
      expect(made).not.toContain(outcome);
    }
  });
});

describe('decidePromiseTransition', () => {
  it.each(statuses.flatMap((status) => promiseActs.map((act) => [act, status] as const)))(
    'answers %s of a promise that is %s as the table says',
    (act, status) => {
      const next = promiseTransitions[status][act];
      expect(decidePromiseTransition({ act, status, madeBy: 'asha', by: 'ravi' })).toEqual(
        next === null
          ? { ok: false, refusal: { code: 'promiseTransitionIllegal', act, status } }
          : { ok: true, value: next },
      );
    },
  );

  it('lets no maker decide on the own promise, though the maker may withdraw it', () => {
    const own = { status: 'pendingApproval', madeBy: 'asha', by: 'asha' } as const;
    const refusal = { code: 'makerIsChecker', userId: 'asha' };
    expect(decidePromiseTransition({ ...own, act: 'approve' })).toEqual({ ok: false, refusal });
    expect(decidePromiseTransition({ ...own, act: 'reject' })).toEqual({ ok: false, refusal });
    expect(decidePromiseTransition({ ...own, act: 'withdrawByUs' })).toEqual({
      ok: true,
      value: 'withdrawnByUs',
    });
  });
});
