import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import type { PlanStatus } from '../../../src/shared/domain/plan/record.ts';
import { type PlanAct, planActs, planTransitions } from '../../../src/shared/domain/plan/transitions.ts';
import type { PromiseStatus } from '../../../src/shared/domain/promise/record.ts';
import {
  type PromiseAct,
  promiseActs,
  promiseTransitions,
} from '../../../src/shared/domain/promise/transitions.ts';
import { importTradeBook } from './book-file.ts';
import { type FreshCore, freshCore } from './fresh-core.ts';

/** A real account with Asha, who promises and plans, and Ravi, who decides on what waits. */
interface Scene {
  readonly core: FreshCore;
  readonly accountId: string;
  readonly ravi: string;
}

async function scene(): Promise<Scene> {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  return { core, accountId: c1, ravi: await core.addMember('Ravi', ['supervisor']) };
}

async function promise({ core, accountId }: Scene, replaces: string | null = null, dueOn = '2026-12-01') {
  const terms = { amountMinor: 400_000, dueOn: plainDate(dueOn), mode: 'upi', replaces };
  return (await core.value('makePromise', { accountId, terms })).promiseId;
}

async function pay({ core, accountId }: Scene, amountMinor: number): Promise<void> {
  const tender = { tender: 'cash', amountMinor, reference: null, bank: null, instrumentOn: null } as const;
  core.moveClock(60_000);
  await core.value('recordReceipt', { accountId, tenders: [tender] });
}

/** The third renewal in a row, which waits for a second person. */
async function waitingPromise(on: Scene): Promise<string> {
  let promiseId = await promise(on);
  for (let level = 1; level <= 3; level += 1) promiseId = await promise(on, promiseId);
  return promiseId;
}

async function decide(on: Scene, kind: 'promise' | 'plan', targetId: string, act: 'approve' | 'reject') {
  const decision = act === 'approve' ? 'approved' : 'rejected';
  await on.core.signIn(on.ravi);
  return on.core.call('decideApproval', {
    commandId: on.core.newId(),
    accountId: on.accountId,
    kind,
    targetId,
    decision,
    reason: 'No',
  });
}

const onDay =
  (day: string, paidMinor = 0) =>
  async (on: Scene): Promise<string> => {
    const promiseId = await promise(on);
    if (day === '2026-12-02' && paidMinor > 0) on.core.setClock(day);
    if (paidMinor > 0) await pay(on, paidMinor);
    on.core.setClock(day);
    return promiseId;
  };

const withdrawn =
  (by: 'customer' | 'us') =>
  async (on: Scene): Promise<string> => {
    const promiseId = await promise(on);
    const { accountId } = on;
    await on.core.value('withdrawPromise', { accountId, promiseId, by, reason: 'customerChanged' });
    return promiseId;
  };

/** It takes two devices to suspend a promise: see `apply-precedence.test.ts`. */
type ReachedAlone = Exclude<PromiseStatus, 'suspended'>;

/** How a promise comes to stand so: due on Tuesday 1 December, grace to the 3rd. */
const promisesByStatus: Readonly<Record<ReachedAlone, (on: Scene) => Promise<string>>> = {
  pendingApproval: waitingPromise,
  open: onDay('2026-11-27'),
  due: onDay('2026-12-01'),
  inGrace: onDay('2026-12-02'),
  partlyKept: onDay('2026-12-05', 100_000),
  broken: onDay('2026-12-05'),
  kept: onDay('2026-11-27', 400_000),
  keptWithVariance: onDay('2026-12-02', 400_000),
  renewed: async (on) => {
    const promiseId = await promise(on);
    await promise(on, promiseId);
    return promiseId;
  },
  withdrawnByCustomer: withdrawn('customer'),
  withdrawnByUs: withdrawn('us'),
  rejected: async (on) => {
    const promiseId = await waitingPromise(on);
    await decide(on, 'promise', promiseId, 'reject');
    return promiseId;
  },
};

function actOnPromise(on: Scene, promiseId: string, act: PromiseAct) {
  const { core, accountId } = on;
  const command = { commandId: core.newId(), accountId };
  switch (act) {
    case 'approve':
    case 'reject':
      return decide(on, 'promise', promiseId, act);
    case 'withdrawByCustomer':
    case 'withdrawByUs':
      return core.call('withdrawPromise', {
        ...command,
        promiseId,
        by: act === 'withdrawByUs' ? 'us' : 'customer',
        reason: 'customerChanged',
      });
    case 'renew': {
      const dueOn = plainDate('2026-12-08');
      return core.call('makePromise', {
        ...command,
        terms: { amountMinor: 50_000, dueOn, mode: 'upi', replaces: promiseId },
      });
    }
  }
}

const refusalByPromiseAct: Readonly<Record<PromiseAct, string>> = {
  approve: 'nothingPending',
  reject: 'nothingPending',
  withdrawByCustomer: 'promiseNotOpen',
  withdrawByUs: 'promiseNotOpen',
  renew: 'promiseNotRenewable',
};

async function statusOf({ core, accountId }: Scene, promiseId: string) {
  const { promises } = await core.value('readAccount', { accountId });
  return promises.find((one) => one.promiseId === promiseId)?.status;
}

describe('row P1 through the procedures: every act on a promise in every state', () => {
  test.each(Object.keys(promisesByStatus) as ReachedAlone[])('%s', async (status) => {
    const illegal = promiseActs.filter((act) => promiseTransitions[status][act] === null);
    const on = await scene();
    const promiseId = await promisesByStatus[status](on);
    expect(await statusOf(on, promiseId)).toBe(status);
    for (const act of illegal) {
      const refusal = { code: refusalByPromiseAct[act] };
      expect(await actOnPromise(on, promiseId, act), act).toMatchObject({ ok: false, refusal });
    }
    expect(await statusOf(on, promiseId)).toBe(status);
    for (const act of promiseActs.filter((one) => !illegal.includes(one))) {
      const again = await scene();
      const id = await promisesByStatus[status](again);
      expect(await actOnPromise(again, id, act), act).toMatchObject({ ok: true });
      // Renewing never hides what was broken: the view goes on showing it.
      const isMissed = status === 'broken' || status === 'partlyKept';
      expect(await statusOf(again, id), act).toBe(isMissed ? status : promiseTransitions[status][act]);
    }
  });

  test('whoever made a promise that waits may take it back, and not decide on it', async () => {
    const on = await scene();
    const { core, accountId } = on;
    const targetId = await waitingPromise(on);
    for (const decision of ['approved', 'rejected'] as const) {
      const word = { kind: 'promise', accountId, targetId, decision, reason: 'No' } as const;
      expect((await core.refusal('decideApproval', word)).code).toBe('makerIsChecker');
    }
    await actOnPromise(on, targetId, 'withdrawByUs');
    expect(await statusOf(on, targetId)).toBe('withdrawnByUs');
  });
});

async function plan({ core, accountId }: Scene, count = 3, replaces: string | null = null): Promise<string> {
  const firstOn = plainDate('2026-12-01');
  const terms = {
    totalMinor: 900_000,
    frequency: 'monthly',
    firstOn,
    count,
    instalmentMinor: null,
  } as const;
  return (await core.value('proposePlan', { accountId, terms, replaces })).planId;
}

function cancel({ core, accountId }: Scene, planId: string) {
  return core.call('cancelPlan', { commandId: core.newId(), accountId, planId, reason: 'other' });
}

/** Sixty instalments are beyond the house's limits. */
const waitingPlan = (on: Scene): Promise<string> => plan(on, 60);

const plansByStatus: Readonly<Record<PlanStatus, (on: Scene) => Promise<string>>> = {
  pendingApproval: waitingPlan,
  active: (on) => plan(on),
  missed: async (on) => {
    const planId = await plan(on);
    // Due on Tuesday 1 December, grace to the 3rd.
    on.core.setClock('2026-12-04');
    return planId;
  },
  broken: async (on) => {
    const planId = await plan(on);
    // The second payment's grace ends on Monday 4 January.
    on.core.setClock('2027-01-06');
    return planId;
  },
  replaced: async (on) => {
    const planId = await plan(on);
    const next = await plan(on, 2, planId);
    await cancel(on, next);
    return planId;
  },
  completed: async (on) => {
    const planId = await plan(on);
    await pay(on, 900_000);
    return planId;
  },
  cancelled: async (on) => {
    const planId = await plan(on);
    await cancel(on, planId);
    return planId;
  },
  rejected: async (on) => {
    const planId = await waitingPlan(on);
    await decide(on, 'plan', planId, 'reject');
    return planId;
  },
};

const actOnPlan = (on: Scene, planId: string, act: PlanAct) =>
  act === 'cancel' ? cancel(on, planId) : decide(on, 'plan', planId, act);

const planStatusOf = async ({ core, accountId }: Scene, planId: string): Promise<string | undefined> => {
  const { plan: shown } = await core.value('readAccount', { accountId });
  if (shown?.planId === planId) return shown.status;
  return shown?.replaces === planId ? 'replaced' : undefined;
};

describe('row N1 through the procedures: every act on a plan in every state', () => {
  test.each(Object.keys(planTransitions) as PlanStatus[])('%s', async (status) => {
    const illegal = planActs.filter((act) => planTransitions[status][act] === null);
    const on = await scene();
    const planId = await plansByStatus[status](on);
    expect(await planStatusOf(on, planId)).toBe(status);
    for (const act of illegal) {
      const refusal = { code: act === 'cancel' ? 'planNotRunning' : 'nothingPending' };
      expect(await actOnPlan(on, planId, act), act).toMatchObject({ ok: false, refusal });
    }
    expect(await planStatusOf(on, planId)).toBe(status);
    for (const act of planActs.filter((one) => !illegal.includes(one))) {
      const again = await scene();
      const id = await plansByStatus[status](again);
      expect(await actOnPlan(again, id, act), act).toMatchObject({ ok: true });
      expect(await planStatusOf(again, id), act).toBe(planTransitions[status][act]);
    }
  });

  test('whoever proposed a plan that waits may end it, and not decide on it', async () => {
    const on = await scene();
    const { core, accountId } = on;
    const targetId = await waitingPlan(on);
    const word = { kind: 'plan', accountId, targetId, decision: 'approved', reason: '' } as const;
    expect((await core.refusal('decideApproval', word)).code).toBe('makerIsChecker');
    await cancel(on, targetId);
    expect(await planStatusOf(on, targetId)).toBe('cancelled');
  });
});
