import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ledger } from '../../../src/main/ledger/ledger.ts';
import { readStreamIds } from '../../../src/main/ledger/read-events.ts';
import { rebuildProjections } from '../../../src/main/ledger/rebuild.ts';
import { refoldStream } from '../../../src/main/ledger/refold.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { takeInEvents } from '../../../src/main/ledger/take-in.ts';
import { verifyLedger } from '../../../src/main/ledger/verify.ts';
import type { CanonicalValue } from '../../../src/shared/domain/events/canonical.ts';
import { freezeEvent } from '../../../src/shared/domain/events/codec.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import type { PlacedEvent, TravellingEvent } from '../../../src/shared/wire/event-lines.ts';
import { ledgerDraft } from '../../shared/domain/events/arbitrary-drafts.ts';
import { envelopeOf } from '../../shared/domain/events/build-event.ts';
import { logged, opened, receipt, registered } from '../../shared/domain/events/drafts.ts';
import { foundedHub } from '../hub/hub-fixture.ts';
import { freshLedger } from '../ledger/fresh-ledger.ts';
import { begun, meet, sound, soundness } from './members.ts';
import { invitedTo, meetHub } from './real-members.ts';

/** What another program wrote: halves of pairs stand as escapes in the frozen bytes, as `JSON.stringify` writes them. */
function written(draft: EventDraft, seq: number, half: string): TravellingEvent {
  const device = 'zzzzzzzzzzzzzzzz';
  const { facts, personal } = freezeEvent(
    { ...envelopeOf(draft.stream), id: `hostile-${seq}`, device, seq },
    draft.kind,
    draft.data as unknown as CanonicalValue,
    draft.personal as unknown as CanonicalValue,
  );
  // Behind what a person or a source wrote, and behind half of the ids.
  const spoilt = (part: string): string =>
    part.replaceAll(
      /"(note|name|reason|number|label|value|previous|partyKey|[a-zA-Z]*Id)":"([^"\\]+)"/g,
      `"$1":"$2${half}"`,
    );
  return { facts: spoilt(facts), personal: spoilt(personal), personalDigest: null };
}

const half = fc.constantFrom('\\ud83d', '\\uDE00', '\\ude00\\ud83d', '\\ud83d\\ude00', '\\\\\\ud800');

const terms = { epoch: 'e1', generation: 1, reachesAll: true };

/** In a transaction that is never kept: the next run finds the ledger empty again, at no cost. */
function leavingNoTrace<Value>({ write, states }: Ledger, work: () => Value): Value {
  write.execute('BEGIN IMMEDIATE');
  try {
    return work();
  } finally {
    write.execute('ROLLBACK');
    states.clear();
  }
}

describe('half an emoji in what another program wrote', () => {
  test('is read as U+FFFD by whoever reads it: rows are what a rebuild makes of them', () => {
    const { hub, asha } = begun();
    const drafts = [
      registered(),
      opened({ accountId: 'A-2' }),
      logged({ interactionId: 'N-7' }),
      receipt({ receiptId: 'R-7' }),
    ];
    for (const [at, draft] of drafts.entries()) hub.put(written(draft, at + 1, '\\ud83d'));
    meet(asha, hub);
    expect(soundness(asha)).toEqual(sound);
    expect(
      asha.ledger.write.all("SELECT receipt_id AS id FROM receipt WHERE receipt_id LIKE 'R-7%'"),
    ).toEqual([{ id: 'R-7\ufffd' }]);
    expect(asha.ledger.write.all('SELECT * FROM parked_event')).toEqual([]);
  });

  test('whatever it stands in, it comes to the same rows by every way', () => {
    const { ledger } = freshLedger();
    const lines = fc.array(fc.tuple(ledgerDraft, half), { minLength: 3, maxLength: 10 });
    fc.assert(
      fc.property(lines, (all) => {
        const placed = all.map(([draft, bytes], at): PlacedEvent => {
          const told = { place: at + 1, status: 'ok', correctionMs: 0, backfill: false } as const;
          return { ...told, ...written(draft, at + 1, bytes) };
        });
        const inPages = leavingNoTrace(ledger, () => {
          for (let at = 0; at < placed.length; at += 2) takeInEvents(ledger, terms, placed.slice(at, at + 2));
          return stateHash(ledger.write);
        });
        leavingNoTrace(ledger, () => {
          takeInEvents(ledger, terms, placed);
          const { differences, chain } = verifyLedger(ledger.write);
          expect({ differences, bad: chain.firstBad }).toEqual({ differences: [], bad: null });
          expect(stateHash(ledger.write)).toBe(inPages);
          for (const stream of readStreamIds(ledger.write)) refoldStream(ledger, stream);
          expect(stateHash(ledger.write)).toBe(inPages);
          rebuildProjections(ledger);
          expect(stateHash(ledger.write)).toBe(inPages);
        });
      }),
      { numRuns: 30 },
    );
  });

  test('hub and devices say the same of it, and meetings end well', async () => {
    const founded = await foundedHub();
    const { desk } = founded;
    const office = await invitedTo(founded, 'u-office', ['supervisor']);
    await meetHub(office, founded);
    desk.write([registered(), opened()]);
    for (const [at, id] of ['R-8', 'R-9'].entries()) {
      const seq = desk.own.length + 1;
      const { facts, personal } = written(receipt({ receiptId: id, number: `N-${id}` }), seq, '\\udc00');
      const own = facts.replace('zzzzzzzzzzzzzzzz', desk.device).replace('"user-asha"', '"admin"');
      desk.append(own, personal ?? '', `hostile-${at}`);
    }
    await desk.meet();
    expect(await meetHub(office, founded)).toMatchObject({ problem: null, startedOver: false });
    expect(soundness(office)).toEqual(sound);
    expect(await meetHub(office, founded)).toMatchObject({ problem: null, received: 0 });
    expect(office.ledger.write.all('SELECT receipt_id AS id FROM receipt ORDER BY 1')).toEqual([
      { id: 'R-8\ufffd' },
      { id: 'R-9\ufffd' },
    ]);
  });
});
