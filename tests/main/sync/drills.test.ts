import { describe, expect, test } from 'vitest';
import { readAlerts } from '../../../src/main/hub/team-rows.ts';
import { nativeSha256 } from '../../../src/main/ledger/native-sha256.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { verifyLedger } from '../../../src/main/ledger/verify.ts';
import { chainNext, chainStart, partDigest } from '../../../src/shared/domain/events/codec.ts';
import { logged, opened, promised, receipt, registered } from '../../shared/domain/events/drafts.ts';
import { foundedHub, teamId } from '../hub/hub-fixture.ts';
import { nowMs } from '../ledger/fresh-ledger.ts';
import { begun, joined, type Member, meet, money, sound, soundness, until, waiting } from './members.ts';
import { invitedTo, meetHub } from './real-members.ts';

const hourMs = 3_600_000;

describe('two hubs alive under one name, as when a copy of the hub was started beside it', () => {
  test('whoever goes from one to the other brings their own work along: nothing is lost, nothing counted twice', () => {
    const { hub, asha } = begun();
    const copy = hub.copy();
    copy.epoch = 'e2';
    copy.forkPlaceByEpoch.set('e1', copy.places);
    const numbers = ['R-1', 'R-2', 'R-3', 'R-4'];
    for (const [at, receiptId] of numbers.entries()) {
      asha.write(receipt({ receiptId, number: `K3-${at}`, amountMinor: 1_000 }));
      meet(asha, at % 2 === 0 ? copy : hub);
      expect([money(asha), waiting(asha), soundness(asha)]).toEqual([(at + 1) * 1_000, 0, sound]);
    }
    meet(asha, copy);
    const idsAt = (at: typeof hub): readonly string[] => at.kept.map(({ id }) => id).sort();
    expect(idsAt(copy)).toEqual(idsAt(hub));
    expect(new Set(idsAt(hub)).size).toBe(2 + numbers.length);
  });
});

/** An agent changes the amount of a receipt in the own file. */
function changeAmount({ ledger }: Member): number {
  const { write } = ledger;
  const row = write.get<{ seq: number; facts: string }>(
    "SELECT seq, facts FROM event WHERE kind = 'receipt.recorded'",
  );
  write.run('UPDATE event SET facts = ? WHERE seq = ?', [
    row?.facts.replaceAll('40000', '4000') ?? '',
    row?.seq ?? 0,
  ]);
  return row?.seq ?? 0;
}

/** The agent knows how links are made, and makes them anew, signatures and all. */
function relink({ ledger, device }: Member): void {
  const { write } = ledger;
  let chain: Uint8Array = chainStart(device());
  for (const { seq, facts, personal } of write.all<{ seq: number; facts: string; personal: string }>(
    'SELECT seq, facts, personal FROM event WHERE device = ? ORDER BY seq',
    [device()],
  )) {
    const digests = [partDigest(facts, nativeSha256), partDigest(personal, nativeSha256)] as const;
    chain = chainNext(chain, ...digests, nativeSha256);
    write.run('UPDATE event SET chain = ? WHERE seq = ? AND device = ?', [chain, seq, device()]);
  }
  write.run('UPDATE device_self SET chain = ?', [chain]);
  ledger.states.clear();
}

describe('an agent who changes the own database', () => {
  const begin = async () => {
    const founded = await foundedHub();
    const office = await invitedTo(founded, 'u-office', ['supervisor', 'admin']);
    const agent = await invitedTo(founded, 'u-agent', ['field']);
    await meetHub(agent, founded);
    agent.writeAs({ userId: 'u-agent' }, registered(), opened(), receipt());
    const alerts = async (): Promise<readonly string[]> =>
      (await founded.parts.store.reading((sql) => readAlerts(sql, teamId))).map(({ kind }) => kind);
    return { founded, office, agent, alerts };
  };

  test('after the hub has it: the team’s books stay as they were, and verify names the place', async () => {
    const { founded, office, agent } = await begin();
    await meetHub(agent, founded);
    const seq = changeAmount(agent);
    await meetHub(agent, founded);
    await meetHub(office, founded);
    expect(money(office)).toBe(40_000);
    expect(verifyLedger(agent.ledger.write).chain).toEqual({
      ok: false,
      firstBad: { device: agent.device(), seq },
    });
  });

  test('before it is sent: the chain no longer fits its bytes, and the hub takes none of it', async () => {
    const { founded, office, agent } = await begin();
    changeAmount(agent);
    expect(await meetHub(agent, founded)).toMatchObject({ sent: 0, problem: 'bad' });
    await meetHub(office, founded);
    expect(money(office)).toBe(0);
  });

  test('after the hub has it, with every link made anew: a fork, told to the office, and the first word stands', async () => {
    const { founded, office, agent, alerts } = await begin();
    await meetHub(agent, founded);
    changeAmount(agent);
    relink(agent);
    agent.writeAs({ userId: 'u-agent' }, logged());
    expect(await meetHub(agent, founded)).toMatchObject({ rekeyed: true, problem: 'moneyDiffers' });
    await meetHub(office, founded);
    expect(money(office)).toBe(40_000);
    expect(office.ledger.write.all("SELECT kind FROM event WHERE kind = 'interaction.logged'")).toHaveLength(
      1,
    );
    expect(await alerts()).toEqual(['rekey']);
  });
});

describe('a clock that jumps back under a running app', () => {
  test('events go on in order and are marked, money is the same everywhere, and one review a day says it', () => {
    const { hub, asha } = begun();
    const bala = joined(hub);
    asha.writeAs({ nowMs: nowMs + hourMs }, receipt());
    asha.writeAs(
      { nowMs: nowMs - 48 * hourMs },
      receipt({ receiptId: 'R-2', number: 'K3-2', amountMinor: 500 }),
    );
    asha.writeAs({ nowMs: nowMs - 48 * hourMs }, promised());
    asha.writeAs({ nowMs: nowMs + 2 * hourMs }, logged());
    meet(asha, hub);
    meet(bala, hub);
    const events = asha.ledger.write.all<{ facts: string; at: number }>(
      'SELECT facts, hlc_ms * 1000 + hlc_counter AS at FROM event ORDER BY seq',
    );
    expect(events.map(({ at }) => at)).toEqual(
      events.map(({ at }) => at).toSorted((one, other) => one - other),
    );
    const clocks = events.slice(-4).map(({ facts }) => (JSON.parse(facts) as { clock: string }).clock);
    expect(clocks).toEqual(['ok', 'suspect', 'suspect', 'ok']);
    expect([money(asha), money(bala)]).toEqual([40_500, 40_500]);
    expect(stateHash(bala.ledger.write)).toBe(stateHash(asha.ledger.write));
    expect(bala.ledger.write.all("SELECT kind FROM review_item WHERE kind = 'clockSuspect'")).toHaveLength(1);
    expect([soundness(asha), soundness(bala)]).toEqual([sound, sound]);
  });
});

describe('ten times a day’s work', () => {
  test('goes in chunks, is taken up where it was cut, and comes in pages', { timeout: 60_000 }, () => {
    const { hub, asha } = begun();
    const bala = joined(hub);
    asha.write(...Array.from({ length: 2_300 }, (_, at) => logged({ interactionId: `N-${at}` })));
    const cut = asha.meeting();
    hub.answer(until(cut, hub, 'push'));
    const second = until(asha.meeting(), hub, 'push');
    hub.answer(second);
    hub.asked.length = 0;
    expect(meet(asha, hub)).toMatchObject({ sent: 1_300 });
    expect(hub.asked.filter((frame) => frame === 'push')).toHaveLength(3);
    expect(waiting(asha)).toBe(0);
    hub.asked.length = 0;
    expect(meet(bala, hub)).toMatchObject({ received: 2_302 });
    expect(hub.asked.filter((frame) => frame === 'pull')).toHaveLength(2);
    expect(soundness(bala)).toEqual(sound);
  });
});
