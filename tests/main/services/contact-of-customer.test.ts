import { readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InputOf } from '../../../src/shared/contract/contract.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { bookFile, tradeLaw } from './book-file.ts';
import { foundAccounts } from './found-accounts.ts';
import { type FreshCore, freshCore } from './fresh-core.ts';
import { due, importParties, isWhole } from './party/party-book.ts';

type Contact = Omit<InputOf<'logInteraction'>, 'commandId' | 'accountId'>;

const refused: Contact = { channel: 'visit', outcome: 'F-REF', reason: 'noMoney', noFixReason: 'noGps' };

/** One firm with three accounts, one for each currency, and a firm of its own. */
async function importFirms(
  core: FreshCore,
): Promise<{ readonly firm: readonly [string, string, string]; readonly other: string }> {
  const currencies = ['INR', 'USD', 'EUR'];
  const lines = currencies.map((currency) => ({ customer: 'C1', number: `A-${currency}`, currency, ...due }));
  await core.importCsv(bookFile([...lines, { customer: 'C2', number: 'B-1', ...due }]), tradeLaw);
  const accounts = foundAccounts(await core.value('search', { text: 'C1' }));
  const idOf = (currency: string): string =>
    accounts.find(({ totalDue }) => totalDue.currency === currency)?.accountId ?? '';
  return { firm: [idOf('INR'), idOf('USD'), idOf('EUR')], other: await core.accountId('C2') };
}

async function contactsOn(core: FreshCore, accountId: string) {
  return (await core.value('readTimeline', { accountId, kinds: ['contact'] })).rows;
}

test('three accounts, one customer, one visit: three dispositions, one photo, one attempt, a ledger that is whole', async () => {
  const core = await freshCore();
  const { partyIds, accountIds } = await importParties(core);
  const [k1, k2, k3] = accountIds;
  await core.value('mergeParties', { keepId: partyIds[0], goesId: partyIds[1] });
  await core.value('mergeParties', { keepId: partyIds[0], goesId: partyIds[2] });
  const commandId = core.newId();
  const upload = await core.announceCsv('a photo of the shop');
  const photo = { upload, fileName: 'shop.png', mediaType: 'image/png' };
  const { attachmentId } = await core.value('addAttachment', {
    accountId: k1,
    interactionId: commandId,
    ...photo,
  });
  const { addresses } = await core.value('readAccount', { accountId: k1 });
  const visit = {
    ...refused,
    commandId,
    accountId: k1,
    addressId: addresses[0]?.addressId ?? null,
    location: { latitudeE7: 185_204_000, longitudeE7: 738_567_000, accuracyMeters: 12 },
    noFixReason: null,
    attachmentIds: [attachmentId],
    note: 'All three bills on the counter',
    alsoAbout: [k2, k3],
  };
  const first = await core.call('logInteraction', visit);
  expect(first).toMatchObject({ ok: true, value: { interactionId: commandId } });
  expect(await core.call('logInteraction', visit)).toEqual(first);

  for (const accountId of accountIds) {
    const contacts = await contactsOn(core, accountId);
    expect(contacts).toMatchObject([
      {
        kind: 'visit',
        text: { params: { outcome: 'F-REF' } },
        note: 'All three bills on the counter',
        attachments: [{ fileName: 'shop.png' }],
      },
    ]);
    const kept = contacts[0]?.attachments[0]?.attachmentId ?? '';
    const { contentBase64 } = await core.value('readAttachment', { accountId, attachmentId: kept });
    expect(Buffer.from(contentBase64, 'base64').toString()).toBe('a photo of the shop');
    const account = await core.value('readAccount', { accountId });
    expect([account.lastReachedOn, account.attemptsToday]).toEqual(['2026-11-26', 1]);
  }
  const files = readdirSync(path.join(core.profileDirectory, 'attachments'), { recursive: true });
  expect(files.filter((name) => String(name).endsWith('.blob'))).toHaveLength(1);
  const after = await core.value('readAccount', { accountId: k2 });
  expect(after.addresses.map(({ lastResult }) => lastResult).filter((result) => result !== null)).toEqual([
    'met',
  ]);
  const { rows } = await core.value('listWorklist', { limit: 50 });
  expect(rows.filter(({ worked }) => !worked).map(({ accountId }) => accountId)).toEqual([]);
  expect((await core.value('nextAccount', {})).accountId).toBeNull();
  expect(await isWhole(core)).toBe(true);
});

test('what was agreed stands on the account it was agreed on; the others were talked about', async () => {
  const core = await freshCore();
  const { firm } = await importFirms(core);
  const [inr, usd, eur] = firm;
  const { promiseId } = await core.value('logInteraction', {
    accountId: inr,
    channel: 'visit',
    outcome: 'F-PTP',
    noFixReason: 'noGps',
    promise: { amountMinor: 50_000, dueOn: plainDate('2026-12-01'), mode: 'cash' },
    note: 'Pays the rupee bill first',
    alsoAbout: [usd, eur],
  });
  expect(promiseId).not.toBeNull();
  for (const [accountId, outcome, promises] of [
    [inr, 'F-PTP', 1],
    [usd, 'MET', 0],
    [eur, 'MET', 0],
  ] as const) {
    const contacts = await contactsOn(core, accountId);
    expect(contacts.map(({ text, note }) => [text.params?.['outcome'], note])).toEqual([
      [outcome, 'Pays the rupee bill first'],
    ]);
    expect((await core.value('readAccount', { accountId })).promises).toHaveLength(promises);
  }
  expect(await isWhole(core)).toBe(true);
});

test('what is said of the person is said of each account: an hour agreed, a hold, under ids of its own', async () => {
  const core = await freshCore();
  const { firm } = await importFirms(core);
  const [inr, usd] = firm;
  await core.value('logInteraction', {
    accountId: inr,
    channel: 'call',
    outcome: 'CBK',
    appointment: { channel: 'call', on: plainDate('2026-11-28'), atMs: null },
    alsoAbout: [usd],
  });
  for (const accountId of [inr, usd]) {
    expect((await core.value('readAccount', { accountId })).nextAppointment?.on).toBe('2026-11-28');
  }
  await core.value('logInteraction', {
    accountId: inr,
    channel: 'inbound',
    outcome: 'BRV',
    hold: { until: plainDate('2026-12-05') },
    alsoAbout: [usd],
  });
  for (const accountId of [inr, usd]) {
    const { standing } = await core.value('readAccount', { accountId });
    expect(standing.map(({ code }) => code)).toEqual(['blackout']);
  }
  expect(await isWhole(core)).toBe(true);
});

test('a contact that one account refuses is kept on none of them; every other one is kept on all', async () => {
  const core = await freshCore();
  const { firm, other } = await importFirms(core);
  const [inr, usd, eur] = firm;
  // The third account is on hold, which a field agent may not pass.
  const hold = { hold: { until: plainDate('2027-01-05') } };
  await core.value('logInteraction', { accountId: eur, channel: 'inbound', outcome: 'BRV', ...hold });
  await core.signIn(await core.addMember('Ravi', ['field']));
  const totals = async (): Promise<readonly number[]> => {
    const counted = [...firm, other].map(async (accountId) => (await contactsOn(core, accountId)).length);
    return Promise.all(counted);
  };
  const results: readonly Contact[] = [
    refused,
    { channel: 'visit', outcome: 'F-HRD', note: 'ill', noFixReason: 'noGps', hold: { until: null } },
    { channel: 'call', outcome: 'RTP', reason: 'noMoney' },
    { channel: 'call', outcome: 'RNR' },
  ];
  const asked = fc.record({
    contact: fc.constantFrom(...results),
    alsoAbout: fc.uniqueArray(fc.constantFrom(inr, usd, eur, other, 'nobody'), { maxLength: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(asked, async ({ contact, alsoAbout }) => {
      core.moveClock(1000);
      const before = await totals();
      const input = { commandId: core.newId(), accountId: inr, ...contact, alsoAbout };
      const result = await core.call('logInteraction', input);
      const barred = alsoAbout.find((accountId) => accountId !== inr && accountId !== usd);
      if (barred === undefined) {
        expect(result.ok).toBe(true);
        const more = [1, alsoAbout.includes(usd) ? 1 : 0, 0, 0];
        expect(await totals()).toEqual(before.map((count, place) => count + (more[place] ?? 0)));
        return;
      }
      const code = barred === eur ? 'otherAccountNotAllowed' : 'accountOfAnotherCustomer';
      expect(result).toMatchObject({ ok: false, refusal: { code, params: { accountId: barred } } });
      expect(await totals()).toEqual(before);
    }),
    { numRuns: 40 },
  );
  expect(await isWhole(core)).toBe(true);
});
