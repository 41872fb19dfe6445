import { describe, expect, test } from 'vitest';
import { attachLedger, changeLedger, type Ledger } from '../../../src/main/ledger/ledger.ts';
import { ownFamilies, type ProjectorFamilies } from '../../../src/main/ledger/project/families.ts';
import { rebuildProjections } from '../../../src/main/ledger/rebuild.ts';
import { refoldParked } from '../../../src/main/ledger/refold.ts';
import { readHolding } from '../../../src/main/ledger/shelf-sums.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { ownCatalogue } from '../../../src/shared/domain/events/catalogue.ts';
import { partyStream } from '../../../src/shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import { partyIdentities, type StandingMerge } from '../../../src/shared/domain/party/identities.ts';
import { ok, valueOrThrow } from '../../../src/shared/lib/result.ts';
import { registered } from '../../shared/domain/events/drafts.ts';
import { freshLedger } from '../ledger/fresh-ledger.ts';
import { begun, joined, type Member, meet, sound, soundness } from './members.ts';

/** Who is shown under whom, by an app that stumbles over some merges. */
const stumbling = (isBad: (merges: readonly StandingMerge[]) => boolean): ProjectorFamilies => ({
  ...ownFamilies,
  identities: (merges, groups) => {
    if (isBad(merges)) throw new Error('a mistake of ours');
    return partyIdentities(merges, groups);
  },
});

const named =
  (...bad: readonly string[]) =>
  (merges: readonly StandingMerge[]): boolean =>
    merges.some(({ partyId }) => bad.includes(partyId));

function joinedWith(hub: Parameters<typeof joined>[0], families: ProjectorFamilies): Member {
  const fresh = freshLedger();
  const ledger = attachLedger(fresh.ledger.write, fresh.dataKey, ownCatalogue, families);
  return joined(hub, { ...fresh, ledger });
}

const party = (partyId: string): EventDraft =>
  ({ ...registered({ partyId }), stream: partyStream(partyId) }) as EventDraft;

const merged = (partyId: string, intoId: string, mergeId = `V-${partyId}`): EventDraft => ({
  kind: 'party.merged',
  stream: partyStream(partyId),
  data: { mergeId, intoId },
  personal: { reason: null },
});

const identitiesOn = ({ ledger }: Member): unknown =>
  ledger.write
    .all<{ id: string }>(
      "SELECT party_id || '>' || survivor_id AS id FROM party_identity WHERE party_id <> survivor_id ORDER BY 1",
    )
    .map(({ id }) => id);
const parkedOn = ({ ledger }: Member): unknown =>
  ledger.write.all('SELECT stream, reason FROM parked_event ORDER BY stream, seq');
const retried = (ledger: Ledger): number =>
  valueOrThrow(changeLedger(ledger, () => ok(refoldParked(ledger))));

const waitingOf = (...partyIds: readonly string[]): unknown =>
  partyIds.map((partyId) => ({ stream: `party:${partyId}`, reason: 'projectionFailed' }));

/** Four customers, two of them shown under others, and a device whose app stumbles over some of it. */
function busy(families: ProjectorFamilies) {
  const { hub, asha } = begun();
  const bala = joinedWith(hub, families);
  meet(bala, hub);
  asha.write(party('P-1'), party('P-2'), party('P-3'), party('P-4'));
  asha.write(merged('P-1', 'P-2'), merged('P-3', 'P-4'));
  meet(asha, hub);
  return { hub, asha, bala };
}

describe('poison, a bug in who is shown under whom', () => {
  test('the merge after which nobody can say it is parked and asked about, the rest goes on', () => {
    const { hub, asha, bala } = busy(stumbling(named('P-1')));
    expect(meet(bala, hub)).toMatchObject({ received: 6, startedOver: false, mended: false });
    expect([parkedOn(bala), identitiesOn(bala)]).toEqual([waitingOf('P-1'), ['P-3>P-4']]);
    expect(bala.ledger.write.all("SELECT kind, stream FROM review_item WHERE state = 'open'")).toContainEqual(
      {
        kind: 'unknownKind',
        stream: 'party:P-1',
      },
    );
    expect(readHolding(bala.ledger.write)).toEqual(readHolding(asha.ledger.write));
    expect(soundness(bala)).toEqual(sound);
    hub.asked.length = 0;
    meet(bala, hub);
    expect(hub.asked).toEqual(['hello']);
  });

  test('every other way leads to the same rows: a rebuild, another start, what comes later', () => {
    const families = stumbling(named('P-1', 'P-5'));
    const { hub, asha, bala } = busy(families);
    meet(bala, hub);
    const before = stateHash(bala.ledger.write);
    rebuildProjections(bala.ledger);
    expect(stateHash(bala.ledger.write)).toBe(before);
    expect(retried(bala.ledger)).toBe(1);
    expect(stateHash(bala.ledger.write)).toBe(before);

    asha.write(party('P-5'), merged('P-5', 'P-2'), merged('P-4', 'P-2'));
    meet(asha, hub);
    meet(bala, hub);
    expect([parkedOn(bala), identitiesOn(bala)]).toEqual([waitingOf('P-1', 'P-5'), ['P-3>P-2', 'P-4>P-2']]);
    expect(soundness(bala)).toEqual(sound);
  });

  test('two that only stumble together: the same one waits, whichever came first', () => {
    const isBad = (merges: readonly StandingMerge[]): boolean => named('P-1')(merges) && named('P-3')(merges);
    const { hub, asha } = begun();
    const [early, late] = [joinedWith(hub, stumbling(isBad)), joinedWith(hub, stumbling(isBad))];
    asha.write(party('P-1'), party('P-2'), party('P-3'), party('P-4'), merged('P-3', 'P-4'));
    meet(asha, hub);
    meet(early, hub);
    expect(parkedOn(early)).toEqual([]);
    asha.write(merged('P-1', 'P-2'));
    meet(asha, hub);
    meet(early, hub);
    meet(late, hub);
    expect(parkedOn(early)).toEqual(waitingOf('P-3'));
    expect(stateHash(early.ledger.write)).toBe(stateHash(late.ledger.write));
    expect([soundness(early), soundness(late)]).toEqual([sound, sound]);
  });

  test('that stumbles whatever is merged: nobody is shown under another, and the meeting ends well', () => {
    const { hub, bala } = busy(stumbling(() => true));
    expect(meet(bala, hub)).toMatchObject({ received: 6 });
    expect(identitiesOn(bala)).toEqual([]);
    expect(parkedOn(bala)).toEqual(waitingOf('P-1', 'P-3'));
    expect(soundness(bala)).toEqual(sound);
  });

  test('once it is mended, everything counts as if nothing had been', () => {
    const { hub, asha, bala } = busy(stumbling(named('P-1', 'P-3')));
    meet(bala, hub);
    expect(identitiesOn(bala)).toEqual([]);
    const ledger = attachLedger(bala.ledger.write, bala.parts.dataKey);
    retried(ledger);
    expect([parkedOn(bala), identitiesOn(bala)]).toEqual([[], ['P-1>P-2', 'P-3>P-4']]);
    expect(stateHash(bala.ledger.write)).toBe(stateHash(asha.ledger.write));
    expect(soundness(bala)).toEqual(sound);
  });

  test('met by the own hand: the command is taken back whole, and nothing of it is sent', () => {
    const { hub, bala } = busy(stumbling(named('P-9')));
    meet(bala, hub);
    const before = stateHash(bala.ledger.write);
    expect(() => bala.write(party('P-9'), merged('P-9', 'P-2'))).toThrow('a mistake of ours');
    expect(stateHash(bala.ledger.write)).toBe(before);
    expect(meet(bala, hub)).toMatchObject({ sent: 0 });
  });
});
