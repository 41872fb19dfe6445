import { afterEach, expect, test, vi } from 'vitest';
import { selectSyncHub } from '../../../src/main/db/queries/sync-hub.ts';
import { changeLedger } from '../../../src/main/ledger/ledger.ts';
import { rebuildProjections } from '../../../src/main/ledger/rebuild.ts';
import { refoldParked } from '../../../src/main/ledger/refold.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { ok, valueOrThrow } from '../../../src/shared/lib/result.ts';
import { logged, promised, receipt } from '../../shared/domain/events/drafts.ts';
import { begun, joined, meet, money, sound, soundness } from './members.ts';

/** A mistake of ours, put into the real fold for this file: no event that can be written makes it stumble by itself. */
const mistake = vi.hoisted(() => ({ stumblesOn: null as string | null }));

vi.mock(import('../../../src/shared/domain/account/apply.ts'), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    applyAccountEvent: (state, event, effects) => {
      original.applyAccountEvent(state, event, effects);
      // Behind the real work: what is half done must not stay.
      if (event.kind === mistake.stumblesOn) throw new Error('a mistake of ours');
    },
  };
});

afterEach(() => {
  mistake.stumblesOn = null;
});

const parkedOn = ({ ledger }: ReturnType<typeof joined>): unknown =>
  ledger.write.all('SELECT stream, reason FROM parked_event ORDER BY seq');

test('poison, a bug in the fold: the event is parked and asked about, the rest goes on, and the meeting ends well', () => {
  const { hub, asha } = begun();
  const bala = joined(hub);
  meet(bala, hub);
  asha.write(logged(), promised(), receipt());
  meet(asha, hub);
  asha.write(logged({ interactionId: 'N-2' }));
  meet(asha, hub);

  mistake.stumblesOn = 'promise.made';
  expect(meet(bala, hub)).toMatchObject({ received: 4, startedOver: false, mended: false });
  expect(selectSyncHub(bala.ledger.write)?.pulledPlace).toBe(hub.places);
  expect(parkedOn(bala)).toEqual([{ stream: 'account:A-kulkarni', reason: 'foldFailed' }]);
  const rows = (table: string): unknown => bala.ledger.write.get(`SELECT count(*) AS rows FROM ${table}`);
  expect([rows('promise'), rows('interaction'), money(bala)]).toEqual([{ rows: 0 }, { rows: 2 }, 40_000]);
  expect(bala.ledger.write.all("SELECT kind FROM review_item WHERE state = 'open'")).toContainEqual({
    kind: 'unknownKind',
  });
  expect(bala.ledger.states.account('A-kulkarni').parked).toBe(1);
  expect(soundness(bala)).toEqual(sound);
  hub.asked.length = 0;
  meet(bala, hub);
  expect(hub.asked).toEqual(['hello']);

  // Every other way to the same state.
  const before = stateHash(bala.ledger.write);
  rebuildProjections(bala.ledger);
  expect(stateHash(bala.ledger.write)).toBe(before);
});

test('poison, a bug in the fold: once it is mended, the event counts as if nothing had been', () => {
  const { hub, asha } = begun();
  const bala = joined(hub);
  meet(bala, hub);
  asha.write(promised(), receipt(), promised({ promiseId: 'M-2' }));
  meet(asha, hub);
  mistake.stumblesOn = 'promise.made';
  meet(bala, hub);
  expect(parkedOn(bala)).toHaveLength(2);

  mistake.stumblesOn = null;
  valueOrThrow(changeLedger(bala.ledger, () => ok(refoldParked(bala.ledger))));
  expect(parkedOn(bala)).toEqual([]);
  expect(stateHash(bala.ledger.write)).toBe(stateHash(asha.ledger.write));
  expect(soundness(bala)).toEqual(sound);
});

test('a bug in the fold met by the own hand: the command is taken back whole, and nothing of it is sent', () => {
  const { hub, asha } = begun();
  mistake.stumblesOn = 'promise.made';
  expect(() => asha.write(logged(), promised())).toThrow('a mistake of ours');
  mistake.stumblesOn = null;
  expect(meet(asha, hub)).toMatchObject({ sent: 0 });
  expect(soundness(asha)).toEqual(sound);
});
