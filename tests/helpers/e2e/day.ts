import { expect, test } from '@playwright/test';

import { expectAccount, logNoAnswer, logPromise, writeReceipt } from './account-screen.ts';
import { ask } from './ask.ts';
import type { OpenedDoor } from './doors.ts';
import type { Hands } from './hands.ts';
import { chooseFile, receivablesFile, runImport } from './import-screen.ts';
import { addPerson, approveAll, expectOwnRequest } from './people-screens.ts';
import { printedPaper, writePlan } from './plan-screen.ts';
import { askVoid } from './receipt-screens.ts';
import { expectOpen, foundLedger, goTo, lock, unlock } from './session-screens.ts';
import { testDay } from './test-clock.ts';
import { openTop, readTop } from './today-screen.ts';

/** Who works the day: Asha founds the ledger, Ravi is the second person. */
const asha = { name: 'Asha Kulkarni', team: 'Sahyadri Agencies', secret: 'monsoon over sinhagad fort' };
const ravi = { name: 'Ravi Pawar', secret: 'kettle train mango river' };

/** What the most frequent acts took, in presses of keys. */
export interface DayKeys {
  readonly noAnswer: number;
  readonly promise: number;
  readonly receipt: number;
}

/**
 * The day of the first issue, from a fresh machine to the lock in the evening: file in, ranked list, account, call,
 * promise, receipt, plan, void, second person, power cut. The same through both doors and with each kind of hands.
 */
export async function workTheDay(door: OpenedDoor, hands: Hands): Promise<DayKeys> {
  const { page } = door;
  await test.step('a fresh machine becomes a ledger', () => foundLedger(page, hands, asha));
  await expectOpen(page);
  await test.step('a file of receivables comes in', async () => {
    await goTo(page, 'i', 'Import receivables');
    await chooseFile(page, hands, receivablesFile);
    await runImport(page, hands, { creditor: /A trade supplier/, debtors: /Businesses/ });
  });
  const accountId = await test.step('Today ranks it and says why', () => openTheTop(door));
  const keys = await test.step('a call, a promise, a receipt', () => workTheAccount(door, accountId));
  await test.step('a plan is written and its paper printed', async () => {
    await writePlan(page, 30);
    const paper = await printedPaper(page);
    expect(paper).toContain('SUBJECT TO APPROVAL');
    expect(paper).toContain('Bhosale Construction');
  });
  await test.step('the receipt was wrong: a void is asked for', () => askVoid(page, hands, keys.number));
  await test.step('a second person comes in; the maker cannot decide', async () => {
    await addPerson(page, hands, ravi);
    await expectOwnRequest(page);
  });
  await test.step('the second person decides, and the figures follow', () =>
    decideAsRavi(door, hands, accountId));
  await test.step('the power goes in the middle of a word; nothing is lost', () =>
    surviveAPowerCut(door, hands, accountId));
  return keys;
}

async function openTheTop({ page }: OpenedDoor): Promise<string> {
  await goTo(page, 't', /^Today/);
  const top = await readTop(page);
  expect(top.party).toBe('Bhosale Construction');
  expect(top.terms.length).toBeGreaterThan(1);
  expect(top.terms.reduce((sum, points) => sum + points, 0)).toBe(top.score);
  const accountId = await openTop(page);
  expect(await expectAccount(page)).toBe(top.party);
  return accountId;
}

async function workTheAccount(
  { page }: OpenedDoor,
  accountId: string,
): Promise<DayKeys & { readonly number: string }> {
  const before = await ask(page, 'readAccount', { accountId });
  const noAnswer = await logNoAnswer(page);
  const promise = await logPromise(page, '5000');
  const receipt = await writeReceipt(page, '5000');
  expect(noAnswer.keys).toBe(3);
  expect(promise.keys).toBeLessThanOrEqual(12);
  expect(receipt.keys).toBeLessThanOrEqual(14);
  await page.keyboard.press('Enter');
  const after = await ask(page, 'readAccount', { accountId });
  expect(after.totalDueMinor).toBe(before.totalDueMinor - 500_000);
  expect(after.promises[0]?.status).toBe('kept');
  expect(after.attemptsToday).toBe(before.attemptsToday + 2);
  return { noAnswer: noAnswer.keys, promise: promise.keys, receipt: receipt.keys, number: receipt.number };
}

async function decideAsRavi({ page }: OpenedDoor, hands: Hands, accountId: string): Promise<void> {
  const before = await ask(page, 'readAccount', { accountId });
  await goTo(page, 't', /^Today/);
  await expect(page.getByText('₹5,000 collected')).toBeVisible();
  await lock(page);
  await unlock(page, hands, ravi.secret, ravi.name);
  await expectOpen(page);
  expect(await approveAll(page)).toBe(2);
  const after = await ask(page, 'readAccount', { accountId });
  expect(after.totalDueMinor).toBe(before.totalDueMinor + 500_000);
  expect(after.plan?.status).toBe('active');
  await goTo(page, 't', /^Today/);
  await expect(page.getByText(/of 14 worked/).first()).toBeVisible();
  await expect(page.getByText('₹5,000 collected')).toHaveCount(0);
}

async function surviveAPowerCut(door: OpenedDoor, hands: Hands, accountId: string): Promise<void> {
  const { page } = door;
  const note = 'मालक म्हणाले “शुक्रवारी”; ₹1,200 उरले – ask for R. Pawar';
  await page.evaluate((id) => {
    location.hash = `#/account/${id}`;
  }, accountId);
  await expectAccount(page);
  await page.keyboard.press('l');
  await page.keyboard.press('3');
  const panel = page.getByRole('dialog', { name: 'Log a call' });
  await hands.write(panel.getByLabel('Note', { exact: true }), note);
  const bodyOf = async (): Promise<string> =>
    (await ask(page, 'listDrafts', { accountId })).drafts[0]?.body ?? '';
  await expect.poll(bodyOf).toContain(note);
  const kept = await bodyOf();
  await door.killLedgerHost();
  await page.reload();
  await unlock(page, hands, ravi.secret, ravi.name);
  await expectOpen(page);
  await expectAccount(page);
  expect(await bodyOf()).toBe(kept);
  await page.keyboard.press('l');
  await expect(panel.getByLabel('Note', { exact: true })).toHaveValue(note);
  const report = await ask(page, 'verifyLedger', {});
  expect(report.chain).toEqual({ ok: true, firstBad: null });
  expect((await ask(page, 'reportAging', { asOf: testDay })).asOf).toBe(testDay);
  await lock(page);
  await unlock(page, hands, 'not the right words', ravi.name);
  await expect(page.getByText(/not right/)).toBeVisible();
}
