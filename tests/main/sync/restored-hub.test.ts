import { describe, expect, test } from 'vitest';
import { changeLedger } from '../../../src/main/ledger/ledger.ts';
import { refoldStream } from '../../../src/main/ledger/refold.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import { ok, valueOrThrow } from '../../../src/shared/lib/result.ts';
import type { HelloRequest } from '../../../src/shared/wire/frames.ts';
import { disputed, logged, opened, promised, receipt } from '../../shared/domain/events/drafts.ts';
import { begun, copied, joined, type Member, meet, money, sound, soundness, waiting } from './members.ts';

const reviews = ({ ledger }: Member): string[] =>
  ledger.write
    .all<{ kind: string }>("SELECT kind FROM review_item WHERE state = 'open' ORDER BY kind")
    .map(({ kind }) => kind);

const helloOf = (member: Member): HelloRequest =>
  JSON.parse(Buffer.from(member.meeting().next()?.bytes ?? []).toString('utf8')) as HelloRequest;

describe('after the hub was restored', () => {
  /** Bala had seen four places; the hub comes back with two of them, and another device takes the third before Bala is there. */
  function restored(word: EventDraft) {
    const { hub, asha } = begun();
    const [bala, chitra] = [joined(hub), joined(hub)];
    for (const member of [bala, chitra]) meet(member, hub);
    const yesterday = hub.copy();
    asha.write(logged());
    asha.write(logged({ interactionId: 'I-2' }));
    meet(asha, hub);
    meet(bala, hub);
    bala.write(promised());
    chitra.write(word);
    yesterday.restoreAs('e2');
    for (const member of [chitra, asha, bala, chitra, asha]) meet(member, yesterday);
    return { yesterday, asha, bala, chitra };
  }

  test('nobody is believed to have seen what took the places of what he had seen', () => {
    const { asha, bala, chitra } = restored(disputed());
    expect(
      bala.ledger.write.get(
        "SELECT place, facts ->> '$.context[1]' AS seen FROM event WHERE kind = 'promise.made'",
      ),
    ).toEqual({ place: 6, seen: 4 });
    expect([asha, bala, chitra].map(reviews)).toEqual([
      ['commitmentUnderDispute'],
      ['commitmentUnderDispute'],
      ['commitmentUnderDispute'],
    ]);
    expect(new Set([asha, bala, chitra].map(({ ledger }) => stateHash(ledger.write))).size).toBe(1);
    expect([asha, bala, chitra].map(soundness)).toEqual([sound, sound, sound]);
  });

  test('who comes later learns of the earlier runs, and folds the same', () => {
    const { yesterday, bala } = restored(disputed());
    const deepa = joined(yesterday);
    meet(deepa, yesterday);
    expect(reviews(deepa)).toEqual(['commitmentUnderDispute']);
    for (const table of ['promise', 'dispute', 'review_item']) {
      expect(stateHash(deepa.ledger.write, [table])).toBe(stateHash(bala.ledger.write, [table]));
    }
  });

  test('a device of before, which was told of no run, learns them at its next meeting, once, and folds the same', () => {
    const { yesterday, asha, bala } = restored(disputed());
    // As its ledger was: nobody had told it, and it believed whoever had written.
    bala.ledger.write.run('DELETE FROM sync_run');
    valueOrThrow(changeLedger(bala.ledger, () => ok(refoldStream(bala.ledger, opened().stream))));
    expect([reviews(bala), reviews(asha)]).toEqual([[], ['commitmentUnderDispute']]);
    const asked = helloOf(bala);
    expect(asked.withRuns).toBe(true);
    expect(meet(bala, yesterday)).toMatchObject({ startedOver: false, sentAgain: 0, received: 0 });
    expect(reviews(bala)).toEqual(['commitmentUnderDispute']);
    expect(stateHash(bala.ledger.write)).toBe(stateHash(asha.ledger.write));
    expect(soundness(bala)).toEqual(sound);
    // What an empty meeting says is as long as ever.
    expect(helloOf(bala)).toEqual({ ...asked, withRuns: undefined });
  });

  test('an envelope that a disk which went back wrote anew: the only copy of the first is sent by whoever has it', () => {
    const { hub, asha } = begun();
    const bala = joined(hub);
    meet(bala, hub);
    const yesterday = hub.copy();
    const disk = copied(bala);
    bala.write(receipt());
    meet(bala, hub);
    meet(asha, hub);
    // Bala's disk and the hub both go back to yesterday: the same sequence is written anew.
    yesterday.restoreAs('e2');
    disk.write(receipt({ receiptId: 'R-2', number: 'K3W7Q2-000009-X', amountMinor: 500 }));
    meet(disk, yesterday);
    expect(meet(asha, yesterday)).toMatchObject({ received: 1 });
    meet(asha, yesterday);
    meet(disk, yesterday);
    expect([money(asha), money(disk)]).toEqual([40_500, 40_500]);
    expect([waiting(asha), waiting(disk)]).toEqual([0, 0]);
    expect(new Set([asha, disk].map(({ ledger }) => stateHash(ledger.write))).size).toBe(1);
    expect([asha, disk].map(soundness)).toEqual([sound, sound]);
  });
});
