import { expect, test } from 'vitest';
import { addDays, plainDate } from '../../../src/shared/domain/dates.ts';
import { bookFile, tradeLaw } from './book-file.ts';
import { type FreshCore, firstDay, freshCore } from './fresh-core.ts';

/** A book of forty firms, some late, some not, some in dollars. */
async function importBook(core: FreshCore): Promise<readonly string[]> {
  const lines = Array.from({ length: 40 }, (_, index) => ({
    customer: `D${String(index).padStart(2, '0')}`,
    number: `N-${index}`,
    issued: '2026-06-01',
    due: addDays(plainDate('2026-08-01'), index * 4),
    amount: `${1000 + ((index * 7919) % 90) * 100}.00`,
    currency: index % 6 === 0 ? 'USD' : 'INR',
  }));
  await core.importCsv(bookFile(lines), tradeLaw);
  const { rows } = await core.value('listWorklist', { limit: 500 });
  return rows.map(({ accountId }) => accountId).toSorted();
}

async function wholeList(core: FreshCore) {
  const ranked = await core.value('listWorklist', { limit: 500 });
  const suppressed = await core.value('listWorklist', { limit: 500, suppressed: true });
  return { ranked, suppressed: suppressed.rows };
}

/** Numbers from a seed (D. H. Lehmer's generator, modulus 2^31 − 1), so that a failing story can be told again. */
function lehmer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** One act of a working day on one account; what the house refuses is refused and changes nothing. */
async function act(core: FreshCore, accountId: string, choose: (below: number) => number): Promise<void> {
  const on = (days: number) => addDays(plainDate(firstDay), days);
  const commandId = core.newId();
  const base = { commandId, accountId };
  switch (choose(8)) {
    case 0:
      await core.call('logInteraction', { ...base, channel: 'call', outcome: 'RNR' });
      break;
    case 1:
      await core.call('logInteraction', { ...base, channel: 'call', outcome: 'RTP', reason: 'noFunds' });
      break;
    case 2:
      await core.call('logInteraction', {
        ...base,
        channel: 'inbound',
        outcome: 'INB',
        details: { topic: 'payment' },
      });
      break;
    case 3:
      await core.call('makePromise', {
        ...base,
        terms: { amountMinor: 50_000, dueOn: on(1 + choose(9)), mode: 'upi' },
      });
      break;
    case 4:
      await core.call('recordReceipt', {
        ...base,
        tenders: [
          {
            tender: 'cash',
            amountMinor: 10_000 * (1 + choose(9)),
            reference: null,
            bank: null,
            instrumentOn: null,
          },
        ],
      });
      break;
    case 5:
      await core.call('snoozeAccount', { ...base, until: on(1 + choose(5)), reason: 'travelling' });
      break;
    case 6:
      await core.call('skipAccount', { ...base, reason: 'tooFar' });
      break;
    default:
      await core.call('logInteraction', {
        ...base,
        channel: 'inbound',
        outcome: 'DIS',
        reason: 'price',
        dispute: { itemId: null, amountMinor: 20_000 * (1 + choose(9)), statement: null },
      });
  }
}

test.each([11, 23, 57])(
  'after any day of work the refreshed list is the one computed anew (story %i)',
  async (seed) => {
    const core = await freshCore();
    const accountIds = await importBook(core);
    const choose = lehmer(seed);
    await core.value('listWorklist', {});
    for (let step = 0; step < 40; step += 1) {
      core.moveClock(60_000);
      await act(core, accountIds[choose(accountIds.length)] ?? '', choose);
    }
    const refreshed = await wholeList(core);
    await core.value('rebuildLedger', {});
    expect(await wholeList(core)).toEqual(refreshed);
    // Ranks brought along where they changed, on rows that stay: there under another policy, and back again.
    await core.value('setWorklistPolicy', { policy: 'classic' });
    const classic = await wholeList(core);
    await core.value('rebuildLedger', {});
    expect(await wholeList(core)).toEqual(classic);
    await core.value('setWorklistPolicy', { policy: 'balanced' });
    expect(await wholeList(core)).toEqual(refreshed);
    // What happens between the choice and the next look at the list is in it as well.
    await core.value('setWorklistPolicy', { policy: 'classic' });
    for (let step = 0; step < 5; step += 1)
      await act(core, accountIds[choose(accountIds.length)] ?? '', choose);
    const weighed = await wholeList(core);
    await core.value('rebuildLedger', {});
    expect(await wholeList(core)).toEqual(weighed);
  },
);

test('on every day to come, whoever is late is in one lane or hidden until a later day, never both or neither', async () => {
  const core = await freshCore();
  const accountIds = await importBook(core);
  const choose = lehmer(5);
  for (let step = 0; step < 60; step += 1) {
    core.moveClock(60_000);
    await act(core, accountIds[choose(accountIds.length)] ?? '', choose);
  }
  for (let days = 0; days < 40; days += 3) {
    const on = addDays(plainDate(firstDay), days);
    core.setClock(on, { hour: 18 });
    const { ranked, suppressed } = await wholeList(core);
    const listed = [...ranked.rows, ...suppressed].map((row) => row.accountId);
    expect(new Set(listed).size).toBe(listed.length);
    expect(suppressed.every((row) => row.suppressed !== null && row.suppressed.until > on)).toBe(true);
    for (const accountId of accountIds) {
      const { overdueMinor } = await core.value('readAccount', { accountId });
      if (overdueMinor > 0)
        expect([on, accountId, listed.includes(accountId)]).toEqual([on, accountId, true]);
    }
  }
});
