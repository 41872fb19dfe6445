import { describe, expect, test } from 'vitest';

import { plainDate } from '../../src/shared/domain/dates.ts';
import { ok } from '../../src/shared/lib/result.ts';
import { openProfile } from './fixture-answers.ts';
import {
  account,
  atDesk,
  faultsOf,
  inField,
  pressKeys,
  shownText,
  startPages,
  withAccount,
  withWork,
} from './work-page.ts';

/** Who works an account and what describes its customer, in a real browser over answers in memory. */
startPages();

describe('who works the account', () => {
  test('is changed in two keys and taken back by one press', { timeout: 60_000 }, async () => {
    await withAccount(atDesk, { assignAccounts: () => ok({ assigned: 1 }) }, async (open) => {
      const { page, sent } = open;
      await page.keyboard.press('a');
      const sheet = page.getByRole('dialog', { name: 'Who works this account?' });
      await sheet.getByRole('radio', { name: /The team/ }).waitFor();
      expect(await sheet.getByRole('radio').allInnerTexts()).toEqual([
        expect.stringContaining('Asha Kulkarni'),
        expect.stringContaining('Ravi Deshmukh'),
        expect.stringContaining('The team'),
      ]);
      expect(await faultsOf(open, 'desk')).toEqual([]);
      await page.keyboard.press('2');
      await page.getByText('Now worked by Ravi Deshmukh. Saved on this device.').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect
        .poll(() => sent('assignAccounts'))
        .toMatchObject([
          { accountIds: ['account-1'], userId: 'user-2' },
          { accountIds: ['account-1'], userId: 'user-1' },
        ]);
    });
  });

  test('is left alone by who does not lead', async () => {
    const desk = { ...openProfile, user: { userId: 'user-9', name: 'Desk', roles: ['desk'] as const } };
    await withAccount(atDesk, { describeProfile: () => ok(desk) }, async ({ page }) => {
      await page.getByRole('button', { name: 'Edit' }).waitFor();
      expect(await page.getByRole('button', { name: /^Change Worked by/ }).count()).toBe(0);
      await page.keyboard.press('a');
      expect(await page.getByRole('dialog', { name: 'Who works this account?' }).count()).toBe(0);
    });
  });
});

describe('what describes the customer', () => {
  test('a value that does not fit is marked in words, the others are kept, and the rest follows', {
    timeout: 60_000,
  }, async () => {
    const answers = {
      setPartyField: ({ field, value }: { readonly field: string; readonly value: string | null }) =>
        field === 'gstin' && value?.length !== 15
          ? ({ ok: false, refusal: { code: 'badValue', params: { field } } } as const)
          : ok({}),
    };
    await withAccount(atDesk, answers, async (open) => {
      const { page, sent } = open;
      await page.keyboard.press('e');
      const dialog = page.getByRole('dialog', { name: 'Edit the customer' });
      await dialog.waitFor();
      expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
      await dialog.getByLabel('E-mail').fill('office@ganesh.example');
      await dialog.getByLabel('GSTIN').fill('27AAACB');
      await page.keyboard.press('Control+Enter');
      await dialog.getByText('A GSTIN has fifteen characters').waitFor();
      expect(await faultsOf(open, 'desk')).toEqual([]);
      expect(sent('setPartyField')).toMatchObject([
        { field: 'email', value: 'office@ganesh.example' },
        { field: 'gstin', value: '27AAACB' },
      ]);
      await dialog.getByLabel('GSTIN').fill('27AAACB1234C1Z9');
      expect(await dialog.getByText('A GSTIN has fifteen characters').count()).toBe(0);
      await page.keyboard.press('Enter');
      await page.getByText('Customer changed. Saved on this device.').waitFor();
      expect(sent('setPartyField').at(-1)).toMatchObject({ field: 'gstin', value: '27AAACB1234C1Z9' });
    });
  });

  test('in the field both are within reach of a thumb', { timeout: 60_000 }, async () => {
    await withWork(inField, {}, account, async (open) => {
      const { page } = open;
      await page.getByRole('button', { name: 'Edit' }).tap();
      await page.getByRole('dialog', { name: 'Edit the customer' }).waitFor();
      expect(await faultsOf(open, 'field')).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Change Worked by' }).tap();
      await page.getByRole('radio', { name: /The team/ }).waitFor();
      expect(await faultsOf(open, 'field')).toEqual([]);
    });
  });
});

describe('what nobody did', () => {
  const reminder = {
    kind: 'appointmentOverdue' as const,
    accountId: 'account-1',
    account: 'SGT-00001',
    partyName: 'Shree Ganesh Traders 1',
    assignedTo: 'Ravi Deshmukh',
    on: plainDate('2026-11-16'),
    daysOverdue: 8,
    because: { key: 'escalation.appointmentOverdue', params: { channel: 'call', daysOverdue: 8 } },
  };

  test.each([atDesk, inField])('stands under the requests and leads to its account: %o', async (shown) => {
    const answers = { listApprovals: () => ok({ approvals: [], reminders: [reminder] }) };
    await withWork(shown, answers, '#/approvals', async (open) => {
      const { page } = open;
      await page.getByRole('heading', { level: 2, name: 'What nobody did' }).waitFor();
      const card = page.getByRole('article', { name: 'Shree Ganesh Traders 1' });
      expect(await shownText(card)).toContain('Call-back open for 8 d');
      expect(await shownText(card)).toContain('Ravi Deshmukh works the account.');
      expect(await faultsOf(open, shown.density)).toEqual([]);
      await page.keyboard.press('a');
      expect(await page.getByRole('dialog', { name: 'Approve this?' }).count()).toBe(0);
      await pressKeys(page, ['j', 'Enter']);
      await page.getByRole('heading', { level: 1, name: /Shree Ganesh Traders 1/ }).waitFor();
    });
  });

  test('nothing waits only where neither a request nor a reminder does', async () => {
    const answers = { listApprovals: () => ok({ approvals: [], reminders: [] }) };
    await withWork(atDesk, answers, '#/approvals', async ({ page }) => {
      await page.getByRole('heading', { name: 'Nothing waits for you.' }).waitFor();
      expect(await page.getByRole('article').count()).toBe(0);
    });
  });
});

describe('unfinished work', () => {
  const contact = (channel: string, note: string) =>
    JSON.stringify({
      commandId: `draft-${channel}`,
      accountId: 'account-1',
      channel,
      openedAtMs: Date.UTC(2026, 10, 24, 4, 0),
      outcome: null,
      contactClass: null,
      thirdParty: false,
      phoneId: null,
      addressId: null,
      texts: { note },
      phrases: [],
      said: [],
      personMet: '',
      files: [],
      fix: null,
      overrideReason: null,
    });
  const promise = JSON.stringify({
    commandId: 'draft-promise',
    accountId: 'account-1',
    amountText: '7777',
    dueText: 'fri',
    mode: 'upi',
    promisedBy: '',
    replaces: 'promise-1',
    overrideReason: null,
  });
  const tender = { tender: 'cash', amountText: '4321', referenceText: '', bankText: '', instrumentText: '' };
  const receipt = JSON.stringify({
    commandId: 'draft-receipt',
    accountId: 'account-1',
    tenders: [{ ...tender, countTexts: null }],
    directedItemIds: null,
    payerIsDebtor: true,
    payerName: '',
    note: '',
  });
  const plan = JSON.stringify({
    commandId: 'draft-plan',
    accountId: 'account-1',
    totalText: '9000',
    by: 'count',
    countText: '5',
    instalmentText: '',
    frequency: 'monthly',
    firstText: 'fri',
    holidayShift: 'after',
  });
  const drafts = [
    ['draft-call', 'interaction', contact('call', 'a call')],
    ['draft-visit', 'interaction', contact('visit', 'a visit')],
    ['draft-inbound', 'interaction', contact('inbound', 'they called')],
    ['draft-promise', 'promise', promise],
    ['draft-receipt', 'receipt', receipt],
    ['draft-plan', 'plan', plan],
  ].map(([draftId = '', kind = '', body = ''], place) => ({
    draftId,
    kind,
    accountId: 'account-1',
    party: `Draft ${place}`,
    body,
    savedMs: Date.UTC(2026, 10, 24, 5, 0) - place,
    begunMs: Date.UTC(2026, 10, 24, 5, 0) - place,
    handedBy: null,
    offeredTo: null,
  }));

  test.each([
    [0, 'Log a call'],
    [1, 'Log a visit'],
    [2, 'Log an inbound call'],
    [3, 'Renew a promise'],
    [4, 'Write a receipt'],
  ])('draft %i goes on in its own panel: %s', async (place, title) => {
    await withWork(atDesk, { listDrafts: () => ok({ drafts }) }, '#/drafts', async ({ page }) => {
      await page
        .getByRole('region', { name: `Draft ${place}` })
        .getByRole('link', { name: 'Go on' })
        .click();
      await page.getByRole('dialog', { name: title, exact: true }).waitFor();
      expect(await page.locator('[role="dialog"]:visible').count()).toBe(1);
    });
  });

  test('a plan goes on on its own screen, as it was typed', async () => {
    await withWork(atDesk, { listDrafts: () => ok({ drafts }) }, '#/drafts', async ({ page }) => {
      await page.getByRole('region', { name: 'Draft 5' }).getByRole('link', { name: 'Go on' }).click();
      await page.getByRole('heading', { level: 1, name: 'Payment plan' }).waitFor();
      const typed = (): Promise<readonly string[]> =>
        page
          .locator('.plan-screen input')
          .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
      await expect.poll(typed).toEqual(expect.arrayContaining(['9000', '5']));
    });
  });
});
