import { expect, test } from 'vitest';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { partyStream } from '../../../src/shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import {
  accountId,
  held,
  partyId,
  planned,
  promiseDecided,
  promised,
  promiseWithdrawn,
  stream,
} from '../../shared/domain/events/drafts.ts';
import { begun, joined, type Member, meet, sound, soundness } from './members.ts';

const named = (value: string): EventDraft => ({
  kind: 'party.fieldSet',
  stream: partyStream(partyId),
  data: { field: 'name' },
  personal: { value, previous: null },
});

const reviewsOn = ({ ledger }: Member, kind: string): readonly unknown[] =>
  ledger.write.all('SELECT severity, chosen, alternative, state FROM review_item WHERE kind = ?', [kind]);

/** Two devices that each write something the other does not know, and then meet. */
function atOnce(first: EventDraft, second: EventDraft) {
  const { hub, asha } = begun();
  const bala = joined(hub);
  meet(bala, hub);
  const [winner] = asha.write(first);
  const [loser] = bala.write(second);
  for (const member of [asha, bala, asha]) meet(member, hub);
  expect(stateHash(bala.ledger.write)).toBe(stateHash(asha.ledger.write));
  expect([soundness(asha), soundness(bala)]).toEqual([sound, sound]);
  return { hub, asha, bala, winner, loser };
}

test('invariant 11: of two promises made at once both have a row, one waits, and exactly one review names them', () => {
  const { bala, winner, loser } = atOnce(promised(), promised({ promiseId: 'M-2', amountMinor: 700 }));
  const rows = bala.ledger.write.all(
    'SELECT promise_id AS id, amount_minor AS amount FROM promise ORDER BY promise_id',
  );
  expect(rows).toEqual([
    { id: 'M-1', amount: 50_000 },
    { id: 'M-2', amount: 700 },
  ]);
  expect(reviewsOn(bala, 'secondPromise')).toEqual([
    { severity: 'low', chosen: winner?.id, alternative: loser?.id, state: 'open' },
  ]);
});

test('invariant 11: of two plans the same, and of a hold over a promise too', () => {
  const plans = atOnce(planned(), planned({ planId: 'L-2' }));
  expect(plans.bala.ledger.write.all('SELECT plan_id AS id FROM plan ORDER BY plan_id')).toEqual([
    { id: 'L-1' },
    { id: 'L-2' },
  ]);
  expect(reviewsOn(plans.bala, 'secondPlan')).toHaveLength(1);
  const holds = atOnce(promised(), held());
  expect(holds.asha.ledger.write.all('SELECT promise_id AS id FROM promise')).toEqual([{ id: 'M-1' }]);
  // What protects the debtor prevails, though its place is the later one.
  expect(reviewsOn(holds.asha, 'commitmentUnderHold')).toEqual([
    { severity: 'medium', chosen: holds.loser?.id, alternative: holds.winner?.id, state: 'open' },
  ]);
});

test('of plans that were made on three devices one is in force after each approval, and what it took the place of is not', () => {
  const { hub, asha } = begun();
  const [bala, chitra] = [joined(hub), joined(hub)];
  for (const member of [bala, chitra]) meet(member, hub);
  asha.write(planned());
  bala.write(planned({ planId: 'L-2' }));
  // Beyond the limits of the house: it waits for a second person from the start.
  chitra.write(planned({ planId: 'L-3', needsApproval: true }));
  for (const member of [asha, bala, chitra, asha]) meet(member, hub);
  const standing = ({ ledger }: Member) =>
    Object.fromEntries(
      [...ledger.states.account(accountId).plans.values()].map((plan) => [plan.planId, plan.authored]),
    );
  const approve = (planId: string) => {
    asha.write({
      kind: 'plan.decided',
      stream,
      data: { planId, decision: 'approved', reason: '' },
      personal: null,
    });
    for (const member of [asha, bala]) meet(member, hub);
    expect(standing(bala)).toEqual(standing(asha));
    return standing(asha);
  };
  expect(standing(asha)).toEqual({ 'L-1': 'active', 'L-2': 'pendingApproval', 'L-3': 'pendingApproval' });
  expect(approve('L-2')).toEqual({ 'L-1': 'replaced', 'L-2': 'active', 'L-3': 'pendingApproval' });
  expect(approve('L-3')).toEqual({ 'L-1': 'replaced', 'L-2': 'replaced', 'L-3': 'active' });
  expect(soundness(bala)).toEqual(sound);
});

test('of two who approve two plans at once the one with the lower place stands, and the other waits again', () => {
  const { hub, asha } = begun();
  const bala = joined(hub);
  asha.write(planned({ needsApproval: true }), planned({ planId: 'L-2', needsApproval: true }));
  for (const member of [asha, bala]) meet(member, hub);
  for (const [member, planId] of [
    [asha, 'L-1'],
    [bala, 'L-2'],
  ] as const) {
    member.write({
      kind: 'plan.decided',
      stream,
      data: { planId, decision: 'approved', reason: '' },
      personal: null,
    });
  }
  for (const member of [asha, bala, asha]) meet(member, hub);
  const plans = [...bala.ledger.states.account(accountId).plans.values()];
  expect(plans.map(({ authored }) => authored)).toEqual(['active', 'pendingApproval']);
  expect(reviewsOn(asha, 'secondPlan')).toHaveLength(1);
});

test('what the approval of a second plan or promise took the place of runs on, where another word that nobody had seen prevails over it', () => {
  const data = { decision: 'approved', reason: '' } as const;
  const plans = [planned(), planned({ planId: 'L-2' })] as const;
  const approvedPlan: EventDraft = {
    kind: 'plan.decided',
    stream,
    data: { ...data, planId: 'L-2' },
    personal: null,
  };
  const cancelled: EventDraft = {
    kind: 'plan.cancelled',
    stream,
    data: { planId: 'L-2', reason: 'cannotPay' },
    personal: null,
  };
  const afterwards = (
    made: readonly [EventDraft, EventDraft],
    approved: EventDraft,
    prevails: EventDraft,
  ): readonly string[] => {
    const { asha, bala, hub } = atOnce(...made);
    asha.write(approved);
    bala.write(prevails);
    for (const member of [asha, bala, asha]) meet(member, hub);
    expect([soundness(asha), soundness(bala)]).toEqual([sound, sound]);
    const { plans: agreed, promises } = bala.ledger.states.account(accountId);
    return [...agreed.values(), ...promises.values()].map(({ authored }) => authored);
  };
  expect(afterwards(plans, approvedPlan, held())).toEqual(['active', 'pendingApproval']);
  expect(afterwards(plans, approvedPlan, cancelled)).toEqual(['active', 'cancelled']);
  expect(
    afterwards(
      [promised(), promised({ promiseId: 'M-2' })],
      promiseDecided('approved', 'M-2'),
      promiseWithdrawn('us', 'M-2'),
    ),
  ).toEqual(['open', 'withdrawnByUs']);
});

test('invariant 11: of two names set at once the other one stays in the history, with one review on both devices', () => {
  const { asha, bala } = atOnce(named('Kulkarni & Sons'), named('Kulkarni Brothers'));
  for (const { ledger } of [asha, bala]) {
    const history = ledger.states.party(partyId).fields.get('name')?.history ?? [];
    const values = history.map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining(['Kulkarni & Sons', 'Kulkarni Brothers']));
  }
  expect(reviewsOn(asha, 'fieldSetTwice')).toHaveLength(1);
  expect(reviewsOn(bala, 'fieldSetTwice')).toEqual(reviewsOn(asha, 'fieldSetTwice'));
});
