import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isEvaluated } from '../../../../src/shared/domain/compliance/constraint.ts';
import type { Decision } from '../../../../src/shared/domain/compliance/decision.ts';
import { evaluateAction } from '../../../../src/shared/domain/compliance/evaluate-action.ts';
import type {
  FactValues,
  PastEvent,
  ProposedAction,
} from '../../../../src/shared/domain/compliance/facts.ts';
import { loadRulePacks, type RulePackSet } from '../../../../src/shared/domain/compliance/load-rule-packs.ts';
import { packName, rulePackSchema } from '../../../../src/shared/domain/compliance/rule-pack.ts';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';
import { shippedPackFiles, shippedPacks } from './shipped-packs.ts';

const file = new URL('../../../../../shared/vectors/compliance.json', import.meta.url);

interface Moment {
  readonly utc: string;
  readonly local: string;
}

interface Vector {
  readonly id: string;
  readonly packs: readonly string[];
  readonly debt: Readonly<Record<string, unknown>>;
  readonly debtor: Readonly<Record<string, unknown>>;
  readonly agent: Readonly<Record<string, unknown>>;
  readonly now: Moment;
  readonly history: readonly Readonly<Record<string, unknown>>[];
  readonly proposed: Readonly<Record<string, unknown>>;
  readonly expect: {
    readonly decision: string;
    readonly ruleId: string | null;
    readonly alsoMatched: readonly string[];
    readonly nextAllowed: Moment | null;
    readonly nextAllowedWhen: string | null;
    readonly overridable: boolean;
  };
}

/** Events to wait for, in the product's own words: they are the vectors' words too. */
const eventWords: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('../../../../resources/locales/en/compliance.json', import.meta.url), 'utf8'),
).until;

const vectors: readonly Vector[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).vectors : [];
const runnable = vectors.filter(isRunnable);

describe.skipIf(vectors.length === 0)('the shared compliance vectors for the kinds built so far', () => {
  it(`run in good number (${runnable.length} of ${vectors.length})`, () => {
    expect(runnable.length).toBeGreaterThanOrEqual(21);
  });

  it.each(runnable.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
    const decision = evaluateAction(
      packsOf(vector),
      actionOf(vector),
      { values: factsOf(vector), history: vector.history.map(pastEvent) },
      Date.parse(vector.now.utc),
    );
    expect(answerOf(decision)).toEqual({
      ...vector.expect,
      alsoMatched: [...vector.expect.alsoMatched].sort(),
      nextAllowed: vector.expect.nextAllowed && {
        utc: vector.expect.nextAllowed.utc,
        local: vector.expect.nextAllowed.local,
      },
    });
  });
});

it.skipIf(vectors.length > 0)('compliance vectors: not run here, the shared vectors file is absent', () => {
  expect(vectors).toEqual([]);
});

/** All its packs are shipped, and every rule it expects to hear of is of a kind that is evaluated. */
function isRunnable(vector: Vector): boolean {
  if (!vector.packs.every((name) => packFile(name) !== undefined)) return false;
  const expected = [vector.expect.ruleId, ...vector.expect.alsoMatched].filter((rule) => rule !== null);
  const rules = shippedPacks().packs.flatMap(({ pack }) => pack.rules);
  return expected.every((id) => rules.some((rule) => rule.id === id && isEvaluated(rule.constraint)));
}

function packFile(name: string): unknown {
  return shippedPackFiles.find((pack) => {
    const own = packName(rulePackSchema.parse(pack));
    return own === name || own.startsWith(`${name}+`);
  });
}

/** Only the packs that a vector lists, a draft among them being adopted. */
function packsOf(vector: Vector): RulePackSet {
  const adoptedDraftPackIds = vector.packs.map((name) => name.split('@')[0] ?? name);
  return valueOrThrow(loadRulePacks(vector.packs.map(packFile), { adoptedDraftPackIds }));
}

function factsOf(vector: Vector): FactValues {
  const zones = vector.debtor['zones'] as readonly string[];
  const grievance = vector.debtor['grievance'] as Record<string, never> | undefined;
  const isBank = vector.proposed['receivedBy'] === 'bank_branch';
  return {
    'debt.regulatedLender': vector.debt['regulatedLender'] as boolean | undefined,
    'debt.tradeSupplier':
      vector.debt['creditor'] === undefined ? undefined : vector.debt['creditor'] === 'trade',
    'debt.consumer': vector.debt['consumer'] as boolean | undefined,
    'debt.product': vector.debt['product'] as string | undefined,
    'creditor.country': 'IN',
    'debtor.country': zones.includes('Asia/Kolkata') ? 'IN' : 'other',
    'debtor.zones': zones,
    'agent.type': vector.agent['type'] as string | undefined,
    'receiver.kind': isBank ? 'bank' : 'firm',
    'receipt.instalmentNo': vector.proposed['instalmentNo'] as number | undefined,
    'case.grievance.status': grievance?.['status'],
    'case.grievance.assessedFrivolous': grievance?.['assessedFrivolous'],
    'case.grievance.evidenceId': grievance?.['evidenceId'],
    'case.missedCentreMeetings': vector.debtor['missedCentreMeetings'] as number | undefined,
    'action.callerIdWithheld': vector.proposed['callerIdWithheld'] as boolean | undefined,
    'clock.trusted': clockTrusted(vector),
  };
}

function clockTrusted(vector: Vector): boolean {
  const last = (vector as { context?: Record<string, unknown> }).context?.['lastTrustedInstant'];
  const lastTrusted = last as string | undefined;
  return lastTrusted === undefined || Date.parse(lastTrusted) <= Date.parse(vector.now.utc);
}

function actionOf(vector: Vector): ProposedAction {
  const proposed = vector.proposed as Record<string, string | undefined>;
  const amount = proposed['amount'];
  return {
    type: proposed['action'] as ProposedAction['type'],
    partyRole: proposed['party'],
    place: proposed['place'],
    amount: amount === undefined ? undefined : inr(amount),
    keys: { payerId: proposed['payerId'], transactionId: proposed['transactionId'] ?? proposed['debtId'] },
    startedAtMs: proposed['startedAt'] === undefined ? undefined : Date.parse(proposed['startedAt']),
  };
}

function pastEvent(event: Readonly<Record<string, unknown>>, index: number): PastEvent {
  const amount = event['amount'] as string | undefined;
  return {
    eventId: `h${index}`,
    type: event['type'] as string,
    atMs: Date.parse((event['at'] as Moment).utc),
    keys: {
      payerId: event['payerId'] as string | undefined,
      transactionId: (event['transactionId'] ?? event['debtId']) as string | undefined,
    },
    amount: amount === undefined ? undefined : inr(amount),
  };
}

function inr(amount: string) {
  return { amountMinor: Number(amount.replace('.', '')), currency: 'INR' };
}

function answerOf(decision: Decision) {
  const next = decision.nextAllowed;
  const event = decision.nextAllowedWhen;
  return {
    decision: decision.decision,
    ruleId: decision.primary?.ruleId ?? null,
    alsoMatched: decision.alsoMatched.map((finding) => finding.ruleId).sort(),
    nextAllowed: next && {
      utc: new Date(next.instantMs).toISOString().replace('.000Z', 'Z'),
      local: next.local,
    },
    nextAllowedWhen: event === null ? null : (eventWords[event] ?? event),
    overridable: decision.overridable,
  };
}
