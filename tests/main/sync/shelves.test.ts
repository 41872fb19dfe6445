import { describe, expect, test } from 'vitest';
import { selectSyncHub } from '../../../src/main/db/queries/sync-hub.ts';
import { selectHandedOver, selectSyncShelf } from '../../../src/main/db/queries/sync-shelves.ts';
import { pruneOwn } from '../../../src/main/ledger/hand-over.ts';
import { changeLedger } from '../../../src/main/ledger/ledger.ts';
import { rebuildProjections } from '../../../src/main/ledger/rebuild.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { openMeeting } from '../../../src/main/sync/open-meeting.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import { ok, valueOrThrow } from '../../../src/shared/lib/result.ts';
import {
  accountId,
  corrected,
  logged,
  opened,
  partyId,
  receipt,
  registered,
  stream,
} from '../../shared/domain/events/drafts.ts';
import { nowMs } from '../ledger/fresh-ledger.ts';
import { HandHub } from './hand-hub.ts';
import { copied, joined, type Member, meet, run, sound, soundness } from './members.ts';

const accountShelf = `account:${accountId}`;
const partyShelf = `party:${partyId}`;
const secondReceipt = receipt({ receiptId: 'R-2', number: 'K3W7Q2-000009-X', amountMinor: 500 });

function noted(interactionId: string, note: string): EventDraft {
  const draft = logged({ interactionId });
  return { ...draft, personal: { ...draft.personal, note } } as EventDraft;
}

/** The office and an agent who has the account; each with words of its own on it. */
function shared() {
  const hub = new HandHub();
  const office = joined(hub);
  office.write(registered(), opened());
  office.write({ ...receipt(), personal: { payerName: 'Payer of the office', note: null } });
  office.write(noted('N-1', 'the words of the office'));
  meet(office, hub);
  const agent = joined(hub);
  const asAgent = (work: () => void) => {
    const everything = { scopeKey: hub.scopeKey, shelves: hub.shelves };
    Object.assign(hub, { scopeKey: 'agent', shelves: agentShelves });
    work();
    Object.assign(hub, everything);
  };
  const agentShelves = new Set<string>([accountShelf, partyShelf]);
  hub.changes.push({ place: 2, change: 'grant', shelf: accountShelf });
  hub.changes.push({ place: 2, change: 'grant', shelf: partyShelf });
  asAgent(() => meet(agent, hub));
  agent.write(secondReceipt);
  agent.write(noted('N-2', 'the words of the agent'));
  asAgent(() => meet(agent, hub));
  return { hub, office, agent, asAgent, agentShelves };
}

/** Takes the account and its party from the agent; at the next place somebody wrote something. */
function revoke({ hub, office, agentShelves }: ReturnType<typeof shared>): void {
  office.write(logged({ interactionId: 'N-3' }));
  meet(office, hub);
  for (const shelf of [accountShelf, partyShelf]) {
    agentShelves.delete(shelf);
    hub.changes.push({ place: hub.places, change: 'revoke', shelf });
  }
}

/** Which of some texts stand anywhere in any table. */
function finds({ ledger }: Member, ...texts: readonly string[]): boolean[] {
  const tables = ledger.write.all<{ name: string }>(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%_index%'",
  );
  const everything = tables
    .map(({ name }) => JSON.stringify(ledger.write.all(`SELECT * FROM ${name}`)))
    .join('\n');
  return texts.map((text) => everything.includes(text));
}

/** Which of some words stand in the bytes of the indexes that are searched. */
function searchedBytes({ ledger }: Member, ...words: readonly string[]): boolean[] {
  const blocks = ['search_note_index_data', 'search_words_index_data'].flatMap((table) =>
    ledger.write.all<{ block: Uint8Array }>(`SELECT block FROM ${table}`),
  );
  const bytes = blocks.map(({ block }) => Buffer.from(block).toString('latin1')).join('\n');
  return words.map((word) => bytes.includes(word));
}

describe('a shelf', () => {
  test('that is granted comes whole, own events included, and both sides hold the same', () => {
    const { office, agent, asAgent, hub } = shared();
    meet(office, hub);
    expect(stateHash(agent.ledger.write, ['account', 'receipt', 'interaction'])).toBe(
      stateHash(office.ledger.write, ['account', 'receipt', 'interaction']),
    );
    expect(selectSyncShelf(agent.ledger.write, accountShelf)).toMatchObject({ events: 5, standing: 'here' });
    expect(soundness(agent)).toEqual(sound);
    hub.asked.length = 0;
    asAgent(() => meet(agent, hub));
    expect(hub.asked).toEqual(['hello']);
  });

  test('that is revoked leaves no word of others in the bytes of what is searched, not even one that was corrected before', () => {
    const world = shared();
    const { agent, asAgent, hub, office } = world;
    office.write(noted('N-4', 'xylophone'), { ...corrected('C-1', 'zeppelin'), stream });
    meet(office, hub);
    asAgent(() => meet(agent, hub));
    // Of a name the first letters may stand with a word before it.
    const words = ['ylophone', 'eppelin', 'lkarni'];
    expect(searchedBytes(agent, ...words)).toEqual([true, true, true]);
    revoke(world);
    asAgent(() => expect(meet(agent, hub)).toMatchObject({ revoked: 2 }));
    expect(searchedBytes(agent, ...words)).toEqual([false, false, false]);
  });

  test('that is revoked leaves nothing of others behind; own money and own events stay', () => {
    const world = shared();
    const { agent, asAgent, hub } = world;
    expect(
      finds(
        agent,
        'the words of the office',
        'the words of the agent',
        'Payer of the office',
        'Kulkarni Traders',
      ),
    ).toEqual([true, true, true, true]);
    revoke(world);
    asAgent(() => expect(meet(agent, hub)).toMatchObject({ revoked: 2 }));
    expect(
      finds(
        agent,
        'the words of the office',
        'the words of the agent',
        'Payer of the office',
        'Kulkarni Traders',
      ),
    ).toEqual([false, true, false, true]);
    // The name is left on this device's own receipt, for as long as its own words, and nowhere else (decision 0047).
    expect(agent.ledger.write.all('SELECT party_name AS name FROM handed_over_receipt')).toEqual([
      { name: 'Kulkarni Traders' },
    ]);
    expect(agent.ledger.write.all('SELECT * FROM party')).toEqual([]);
    expect(selectHandedOver(agent.ledger.write)).toEqual([
      { stream, totals: '{"INR":500}', revokedPlace: hub.places },
      { stream: `party:${partyId}`, totals: '{}', revokedPlace: hub.places },
    ]);
    expect(agent.ledger.write.all('SELECT account_id FROM account')).toEqual([]);
    expect(soundness(agent)).toEqual(sound);
    valueOrThrow(changeLedger(agent.ledger, () => ok(rebuildProjections(agent.ledger))));
    expect(agent.ledger.write.all('SELECT account_id FROM account')).toEqual([]);
    hub.asked.length = 0;
    asAgent(() => meet(agent, hub));
    expect(hub.asked).toEqual(['hello']);
  });

  test('that comes back is whole again', () => {
    const world = shared();
    const { agent, asAgent, hub, office, agentShelves } = world;
    revoke(world);
    asAgent(() => meet(agent, hub));
    office.write(logged({ interactionId: 'N-4' }));
    meet(office, hub);
    for (const shelf of [accountShelf, partyShelf]) {
      agentShelves.add(shelf);
      hub.changes.push({ place: hub.places, change: 'grant', shelf });
    }
    asAgent(() => expect(meet(agent, hub)).toMatchObject({ granted: 2 }));
    expect(selectHandedOver(agent.ledger.write)).toEqual([]);
    expect(stateHash(agent.ledger.write)).toBe(stateHash(office.ledger.write));
    expect(soundness(agent)).toEqual(sound);
  });

  test('that is on no page any more when everything was pulled again goes the same way', () => {
    const { agent, asAgent, hub, agentShelves } = shared();
    agentShelves.delete(accountShelf);
    asAgent(() => {
      hub.scopeKey = 'agent with another seat';
      hub.pageLines = 1;
      expect(meet(agent, hub)).toMatchObject({ revoked: 1, startedOver: true });
    });
    expect(finds(agent, 'the words of the office')).toEqual([false]);
    expect(selectSyncShelf(agent.ledger.write, partyShelf)).toMatchObject({ standing: 'here' });
    expect(selectSyncHub(agent.ledger.write)).toMatchObject({ startingOver: false });
    expect(soundness(agent)).toEqual(sound);
  });

  test('nobody granted, with own work on it, waits and is counted by neither side', () => {
    const { agent, asAgent, hub } = shared();
    agent.write(opened({ accountId: 'A-new' }));
    asAgent(() => meet(agent, hub));
    expect(selectSyncShelf(agent.ledger.write, 'account:A-new')).toMatchObject({
      events: 1,
      standing: 'own',
    });
    expect(agent.ledger.write.all("SELECT account_id FROM account WHERE account_id = 'A-new'")).toHaveLength(
      1,
    );
  });
});

describe('own work on what was handed over', () => {
  test('keeps its words until the hub has a copy of its copy and thirty days have passed', () => {
    const world = shared();
    const { agent, asAgent, hub } = world;
    revoke(world);
    asAgent(() => meet(agent, hub));
    const keptMs = 30 * 86_400_000;
    const prune = (backedUpPlace: number, ms: number): number =>
      valueOrThrow(
        changeLedger(agent.ledger, () =>
          ok(pruneOwn(agent.ledger, { backedUpPlace, writtenBeforeMs: ms - keptMs })),
        ),
      );
    const later = nowMs + keptMs + 1;
    expect([prune(0, later), prune(1_000, nowMs), prune(1_000, later), prune(1_000, later)]).toEqual([
      0, 0, 2, 0,
    ]);
    expect(finds(agent, 'the words of the agent', 'Kulkarni Traders')).toEqual([false, false]);
    expect(soundness(agent)).toEqual(sound);
  });

  test('keeps its words for thirty days of the hub, whatever the clock of the device says', () => {
    const world = shared();
    const { agent, asAgent, hub } = world;
    const dayMs = 86_400_000;
    const meetAt = (deviceMs: number, hubMs: number): void => {
      Object.assign(hub, { nowMs: hubMs, backedUpPlace: 1_000 });
      asAgent(() => run(openMeeting({ ...agent.parts, nowMs: () => deviceMs }), hub));
    };
    revoke(world);
    meetAt(nowMs, nowMs);
    meetAt(nowMs + 40 * dayMs, nowMs + dayMs);
    expect(finds(agent, 'the words of the agent')).toEqual([true]);
    meetAt(nowMs, nowMs + 31 * dayMs);
    expect(finds(agent, 'the words of the agent')).toEqual([false]);
  });

  test('that is saved while the revoke is on its way is sent, and stays visible as waiting until then', () => {
    const world = shared();
    const { agent, asAgent, hub } = world;
    revoke(world);
    asAgent(() => {
      const meeting = agent.meeting();
      let isWritten = false;
      for (let request = meeting.next(); request !== null; request = meeting.next()) {
        if (request.frame === 'pull' && !isWritten) {
          agent.write(logged({ interactionId: 'N-late' }));
          isWritten = true;
        }
        meeting.receive(request, hub.answer(request));
      }
      expect(meeting).toMatchObject({ isDone: true, outcome: { revoked: 2, sent: 1 } });
    });
    expect(soundness(agent)).toEqual(sound);
  });
});

test('own work that comes back in the words of a copy, on a shelf that went meanwhile, is not kept as theirs', () => {
  const world = shared();
  const { agent, asAgent, hub } = world;
  revoke(world);
  asAgent(() => {
    const meeting = agent.meeting();
    for (let request = meeting.next(); request?.frame !== 'verify'; request = meeting.next()) {
      if (request === null) throw new Error('the meeting comes to an end later');
      if (request.frame === 'pull') agent.write(logged({ interactionId: 'N-late' }));
      meeting.receive(request, hub.answer(request));
      if (request.frame === 'pull') break;
    }
    const twin = copied(agent);
    twin.write(logged({ interactionId: 'N-twin' }));
    meet(twin, hub);
    agent.write(logged({ interactionId: 'N-agent' }));
    expect(meet(agent, hub)).toMatchObject({ rekeyed: true });
  });
  const others = agent.ledger.write.all('SELECT id FROM event WHERE length(chain) = 0');
  expect(others).toEqual([]);
  expect(agent.ledger.write.all('SELECT account_id FROM account')).toEqual([]);
  expect(soundness(agent)).toEqual(sound);
});

test('an event that the hub holds is held on every device, and does not count until it is released', () => {
  const hub = new HandHub();
  const asha = joined(hub);
  asha.write(registered(), opened());
  const [event] = asha.write(receipt());
  hub.heldIds.add(event?.id ?? '');
  expect(meet(asha, hub)).toMatchObject({ held: 1 });
  const bala = joined(hub);
  expect(meet(bala, hub)).toMatchObject({ received: 3 });
  expect(stateHash(bala.ledger.write)).toBe(stateHash(asha.ledger.write));
  expect(asha.ledger.write.all('SELECT seq, reason FROM sync_held')).toEqual([{ seq: 3, reason: 'scope' }]);
  run(asha.meeting(), hub);
  expect([soundness(asha), soundness(bala)]).toEqual([sound, sound]);
});
