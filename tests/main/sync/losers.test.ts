import { expect, test } from 'vitest';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { partyStream } from '../../../src/shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import { held, partyId, planned, promised } from '../../shared/domain/events/drafts.ts';
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
  return { asha, bala, winner, loser };
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
