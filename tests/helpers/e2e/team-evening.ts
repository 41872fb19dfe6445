import { expect, type Page } from '@playwright/test';

import { ask } from './ask.ts';
import { mouseHands } from './hands.ts';
import { joinByText } from './hub-screens.ts';
import { asha } from './served.ts';
import { expectOpen, unlock } from './session-screens.ts';
import type { OfficeAndField } from './two-doors.ts';

const meetingMs = 45_000;
const secret = 'six little words keep it shut';
const commandId = (): string => crypto.randomUUID();

const cash = (amountMinor: number) => ({
  tender: 'cash' as const,
  amountMinor,
  reference: null,
  bank: null,
  instrumentOn: null,
});

/** One meeting with the hub, to its end. */
async function meet(page: Page): Promise<void> {
  const standing = () => ask(page, 'readSync', {});
  await expect.poll(async () => (await standing()).running, { timeout: meetingMs }).toBeNull();
  const before = (await standing()).lastOkMs ?? 0;
  await ask(page, 'syncNow', {});
  await expect
    .poll(async () => (await standing()).lastOkMs ?? 0, { timeout: meetingMs })
    .toBeGreaterThan(before);
  await expect.poll(async () => (await standing()).running, { timeout: meetingMs }).toBeNull();
}

async function accountOf(page: Page, party: string) {
  const [found] = (await ask(page, 'search', { text: party })).parties;
  return { partyId: found?.partyId ?? '', accountId: found?.accounts[0]?.accountId ?? '' };
}

async function inviteAs(page: Page, name: string) {
  const who = { name, roles: ['field' as const] };
  const { invitationId, userId } = await ask(page, 'inviteDevice', { commandId: commandId(), who });
  await meet(page);
  const { text } = await ask(page, 'readInvitation', { invitationId });
  return { userId, text: text ?? '' };
}

/**
 * A team in the evening, for pictures: Asha's office with the hub, Ravi in the field with one account that went to Meena, a
 * name that both changed, a count that is short, work that is not sent yet, and Sunil of whom nothing was heard.
 */
export async function playEvening({ office, field }: OfficeAndField): Promise<void> {
  const { page } = office;
  const device = field.page;
  await unlock(page, mouseHands(), asha.secret);
  await expectOpen(page);
  await ask(page, 'becomeHub', { commandId: commandId(), host: '127.0.0.1', port: 0 });
  await meet(page);
  const ravi = await inviteAs(page, 'Ravi Pawar');
  const meena = await inviteAs(page, 'Meena Jadhav');
  await inviteAs(page, 'Sunil Rao');
  await joinByText(device, ravi.text, secret);
  const kept = await accountOf(page, 'Bhosale Construction');
  const gone = await accountOf(page, 'Iyer Caterers');
  const assign = (accountId: string, userId: string) =>
    ask(page, 'assignAccounts', { commandId: commandId(), accountIds: [accountId], userId });
  await assign(kept.accountId, ravi.userId);
  await assign(gone.accountId, ravi.userId);
  await meet(page);
  await meet(device);

  const receive = (accountId: string, amountMinor: number) =>
    ask(device, 'recordReceipt', { commandId: commandId(), accountId, tenders: [cash(amountMinor)] });
  await receive(kept.accountId, 12_000_00);
  await receive(gone.accountId, 4_500_00);
  const call = { channel: 'call', outcome: 'RNR' } as const;
  await ask(device, 'logInteraction', { commandId: commandId(), accountId: kept.accountId, ...call });
  const rename = (where: Page, value: string) =>
    ask(where, 'setPartyField', { commandId: commandId(), partyId: kept.partyId, field: 'name', value });
  await rename(device, 'Bhosale Constructions Pvt Ltd');
  await rename(page, 'Bhosale Construction & Sons');
  const counted = { currency: 'INR', countedMinor: 16_400_00, denominations: null };
  await ask(device, 'closeCashDay', { commandId: commandId(), ...counted, reason: 'A note was missing' });
  await assign(gone.accountId, meena.userId);
  await meet(page);
  await meet(device);
  await meet(page);
  // What comes after the count waits on the device.
  await receive(kept.accountId, 2_000_00);
}
