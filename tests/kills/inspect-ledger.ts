import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { ReadableDatabase } from '../../src/main/db/driver.ts';
import type { LedgerVerification } from '../../src/shared/contract/reports.ts';
import { derivedEventId, toId } from '../../src/shared/domain/ids.ts';
import { parseReceiptNumber } from '../../src/shared/domain/receipt-number.ts';
import { valueOrThrow } from '../../src/shared/lib/result.ts';
import type { DayRecord } from './day-record.ts';
import type { KillHouse } from './kill-house.ts';
import type { DayStep } from './scripted-day.ts';

/** Everything a killed ledger has to be, however it died. `baseSeq` is the last event before the first life. */
export async function expectSound(house: KillHouse, record: DayRecord, baseSeq: number): Promise<void> {
  const { read } = house.session();
  const verified = valueOrThrow(await house.call('verifyLedger', {})) as LedgerVerification;
  expect(verified.chain).toEqual({ ok: true, firstBad: null });
  expect(verified.rebuiltEqual, 'projections equal a rebuild').toBe(true);
  expect(Object.values(verified.trialBalance).filter((sum) => sum !== 0)).toEqual([]);
  expect(read.get('PRAGMA quick_check')).toEqual({ quick_check: 'ok' });
  expectAnswersKept(read, record);
  expectGroupsWhole(read, record, baseSeq);
  expectReceiptsGapless(read);
  await expectDraftsKept(house, record);
}

/** Every acknowledged command is there under its id with the answer that was given. */
function expectAnswersKept(read: ReadableDatabase, { answeredById }: DayRecord): void {
  const rows = read.all<{ id: string; answer: string }>('SELECT id, answer FROM command');
  const digestsById = new Map(rows.map(({ id, answer }) => [id, digestOfAnswer(answer)]));
  const lost = [...answeredById].filter(([id, { digest }]) => digestsById.get(id) !== digest);
  expect(lost.map(([id, { step }]) => [id, step.procedure])).toEqual([]);
}

function digestOfAnswer(answer: string): string {
  const { value } = JSON.parse(answer) as { value: unknown };
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

interface EventRow {
  readonly id: string;
  readonly grp: string | null;
  readonly kind: string;
  readonly facts: string;
}

/** Every event belongs to an answered command, and every answered command has all of its events, next to one another. */
function expectGroupsWhole(read: ReadableDatabase, { answeredById }: DayRecord, baseSeq: number): void {
  const events = read.all<EventRow>('SELECT id, grp, kind, facts FROM event WHERE seq > ? ORDER BY seq', [
    baseSeq,
  ]);
  const groupsById = Map.groupBy(events, (event) => event.grp ?? event.id);
  const inOrder = events
    .map((event) => event.grp ?? event.id)
    .filter((id, at, ids) => at === 0 || ids[at - 1] !== id);
  expect(inOrder, 'a group lies together').toEqual([...groupsById.keys()]);
  expect(new Set(groupsById.keys())).toEqual(new Set(answeredById.keys()));
  for (const [id, group] of groupsById) {
    expect(group.map((event) => event.id)).toEqual(group.map((_, at) => derivedEventId(toId(id), at)));
    const step = answeredById.get(id)?.step;
    if (step !== undefined) expectWholeGroup(step, group);
  }
}

function expectWholeGroup({ procedure, input }: DayStep, group: readonly EventRow[]): void {
  const kinds = group.map((event) => event.kind);
  if (procedure === 'importFile') {
    const created = group
      .filter((event) => event.kind === 'items.imported')
      .reduce((sum, event) => sum + dataOf<{ items: unknown[] }>(event).items.length, 0);
    const last = group.at(-1);
    expect(last?.kind).toBe('import.recorded');
    if (last !== undefined) expect(dataOf<{ created: number }>(last).created).toBe(created);
    return;
  }
  expect(kinds, procedure).toEqual(expectedKinds(procedure, input));
}

function expectedKinds(procedure: string, input: DayStep['input']): readonly string[] {
  switch (procedure) {
    case 'recordReceipt': {
      const tenders = input['tenders'] as readonly { tender: string }[];
      const hasCash = tenders.some(({ tender }) => tender === 'cash');
      return hasCash ? ['receipt.recorded', 'cash.received'] : ['receipt.recorded'];
    }
    case 'logInteraction':
      return [
        'interaction.logged',
        ...(input['promise'] === undefined ? [] : ['promise.made']),
        ...(typeof input['phoneId'] === 'string' ? ['phone.result'] : []),
        ...(typeof input['addressId'] === 'string' ? ['address.result'] : []),
      ];
    case 'makePromise':
      return ['promise.made'];
    case 'proposePlan':
      return ['plan.proposed'];
    case 'snoozeAccount':
      return ['account.snoozed'];
    case 'requestReceiptVoid':
      return ['receipt.voidRequested'];
    case 'correctInteraction':
      return ['interaction.corrected'];
    default:
      throw new Error(`what does ${procedure} write?`);
  }
}

function dataOf<Data>(event: EventRow): Data {
  return (JSON.parse(event.facts) as { data: Data }).data;
}

/** The device's own series runs from 1 to its counter, each number once, and cash of every receipt is in a wallet. */
function expectReceiptsGapless(read: ReadableDatabase): void {
  const self = read.get<{ prefix: string; counter: number }>(
    'SELECT receipt_prefix AS prefix, receipt_counter AS counter FROM device_self',
  );
  const numbers = read
    .all<{ number: string }>('SELECT number FROM receipt')
    .map(({ number }) => valueOrThrow(parseReceiptNumber(number)))
    .filter(({ prefix }) => prefix === self?.prefix)
    .map(({ counter }) => counter)
    .sort((one, other) => one - other);
  expect(numbers).toEqual(Array.from({ length: self?.counter ?? 0 }, (_, at) => at + 1));
  const halves = read.all(
    `SELECT receipt.receipt_id FROM receipt LEFT JOIN wallet_entry ON wallet_entry.receipt_id = receipt.receipt_id
     WHERE receipt.device = (SELECT device FROM device_self)
     GROUP BY receipt.receipt_id HAVING coalesce(sum(wallet_entry.amount_minor), 0)
       <> CASE WHEN receipt.void_state = 'approved' THEN 0 ELSE receipt.cash_minor END`,
  );
  expect(halves, 'cash and wallet are one group').toEqual([]);
}

/** Every acknowledged draft is there byte for byte; one whose answer never came may be either way. Then it is settled. */
async function expectDraftsKept(house: KillHouse, { draftBodiesById }: DayRecord): Promise<void> {
  const rows = house.session().read.all<{ id: string; body: string }>('SELECT id, body FROM draft');
  const bodiesById = new Map(rows.map(({ id, body }) => [id, body]));
  const wrong = [...draftBodiesById].filter(([id, allowed]) => !allowed.includes(bodiesById.get(id) ?? null));
  expect(wrong.map(([id, allowed]) => ({ id, allowed, found: bodiesById.get(id) ?? null }))).toEqual([]);
  expect(rows.filter(({ id }) => !draftBodiesById.has(id))).toEqual([]);
  for (const id of draftBodiesById.keys()) draftBodiesById.set(id, [bodiesById.get(id) ?? null]);
  const listed = valueOrThrow(await house.call('listDrafts', {})) as {
    drafts: readonly { draftId: string; body: string }[];
  };
  for (const { draftId, body } of listed.drafts) expect(body).toBe(bodiesById.get(draftId));
  expect(listed.drafts.length).toBe(Math.min(rows.length, 200));
}
