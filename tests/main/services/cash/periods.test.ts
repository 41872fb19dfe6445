import { expect, test } from 'vitest';
import type { InputOf } from '../../../../src/shared/contract/contract.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { importTradeBook } from '../book-file.ts';
import { freshCore } from '../fresh-core.ts';

const cash = (amountMinor: number): InputOf<'recordReceipt'>['tenders'][number] => ({
  tender: 'cash',
  amountMinor,
  reference: null,
  bank: null,
  instrumentOn: null,
});

test('a closed year takes no fact: today’s date with the old day beside it, or a reopening, are the ways out', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  core.setClock('2027-04-02');
  const { books } = await core.value('listPeriods', {});
  const bookId = books[0]?.bookId ?? '';
  expect(books[0]).toMatchObject({ closable: { startsOn: '2026-04-01', endsOn: '2027-03-31' }, closed: [] });
  const lastDay = plainDate('2027-03-31');
  const asked = { accountId: c1, tenders: [cash(1_000)], receivedOn: lastDay };
  await core.value('recordReceipt', asked);
  expect((await core.refusal('closePeriod', { bookId, dayInYear: plainDate('2027-04-02') })).code).toBe(
    'periodNotOver',
  );
  const { periodId } = await core.value('closePeriod', { bookId, dayInYear: lastDay });
  expect((await core.refusal('closePeriod', { bookId, dayInYear: lastDay })).code).toBe(
    'periodAlreadyClosed',
  );
  expect(await core.refusal('recordReceipt', asked)).toEqual({
    code: 'periodClosed',
    params: { startsOn: '2026-04-01', endsOn: '2027-03-31', today: '2027-04-02' },
  });
  const { receiptId } = await core.value('recordReceipt', {
    accountId: c1,
    tenders: [cash(2_000)],
    belongsTo: lastDay,
  });
  expect(await core.value('readReceipt', { receiptId })).toMatchObject({ receivedOn: '2027-04-02' });
  const reason = 'The bank found a slip';
  const reopened = { periodId, untilOn: plainDate('2027-04-05'), reason };
  expect((await core.refusal('reopenPeriod', { ...reopened, untilOn: plainDate('2027-04-01') })).code).toBe(
    'dateInPast',
  );
  expect((await core.refusal('reopenPeriod', { ...reopened, untilOn: plainDate('2027-06-01') })).code).toBe(
    'dateTooFar',
  );
  await core.value('reopenPeriod', reopened);
  core.moveClock(1_000);
  await core.value('recordReceipt', { ...asked, tenders: [cash(3_000)] });
  const after = await core.value('listPeriods', {});
  expect(after.books[0]?.closed).toMatchObject([
    { periodId, reopenedUntilOn: '2027-04-05', reopenedReason: reason, amendments: 1 },
  ]);
  core.setClock('2027-04-06');
  expect((await core.refusal('recordReceipt', { ...asked, tenders: [cash(4_000)] })).code).toBe(
    'periodClosed',
  );
  const { trialBalance, rebuiltEqual } = await core.value('verifyLedger', {});
  expect([trialBalance, rebuiltEqual]).toEqual([{ INR: 0 }, true]);
});

test('how far back a fact may be dated follows from the role', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['field']);
  await core.signIn(ravi);
  const asked = (on: string) => ({ accountId: c1, tenders: [cash(100)], receivedOn: plainDate(on) });
  await core.value('recordReceipt', asked('2026-11-24'));
  expect(await core.refusal('recordReceipt', asked('2026-11-23'))).toEqual({
    code: 'dateTooFar',
    params: { oldestOn: '2026-11-24', daysBack: 2 },
  });
});

test('a pre-printed book’s leaves are entered under their own numbers, once, and every gap is explained', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['field']);
  const sunil = await core.addMember('Sunil', ['field']);
  const book = { series: 'KT-', firstLeaf: 101, lastLeaf: 105, digits: 5, issuedTo: ravi };
  const { receiptBookId } = await core.value('issueReceiptBook', book);
  expect((await core.refusal('issueReceiptBook', book)).code).toBe('leavesTaken');
  const on = plainDate('2026-11-25');
  const leafOf = (leaf: number) => ({
    accountId: c1,
    tenders: [cash(10_000)],
    paper: { receiptBookId, leaf, on },
  });
  // The desk enters what Ravi brought: the money is Ravi's to account for.
  const first = await core.value('recordReceipt', leafOf(101));
  expect(first.number).toBe('KT-00101');
  expect(await core.value('readReceipt', { receiptId: first.receiptId })).toMatchObject({
    number: 'KT-00101',
    receivedOn: '2026-11-25',
    leaf: { receiptBookId, leaf: 101, on: '2026-11-25', takenByName: 'Ravi' },
  });
  const wallet = await core.value('readWallet', { userId: ravi });
  expect(wallet.standings).toMatchObject([{ currency: 'INR', inHandMinor: 10_000 }]);
  expect(await core.refusal('recordReceipt', leafOf(101))).toEqual({
    code: 'leafAlreadyEntered',
    params: { number: 'KT-00101' },
  });
  expect((await core.refusal('recordReceipt', leafOf(106))).code).toBe('leafNotInBook');
  const old = { ...leafOf(102), paper: { receiptBookId, leaf: 102, on: plainDate('2026-11-01') } };
  expect((await core.refusal('recordReceipt', old)).code).toBe('dateTooFar');
  await core.signIn(sunil);
  expect((await core.refusal('recordReceipt', leafOf(102))).code).toBe('notYourReceiptBook');
  expect((await core.value('listReceiptBooks', {})).books).toEqual([]);
  await core.signIn(ravi);
  await core.value('recordReceipt', leafOf(104));
  await core.value('explainLeaf', { receiptBookId, leaf: 102, state: 'void', note: 'Spoilt by rain' });
  expect((await core.refusal('recordReceipt', leafOf(102))).code).toBe('leafExplained');
  const [shown] = (await core.value('listReceiptBooks', {})).books;
  expect(shown?.leaves.map(({ number, state }) => `${number} ${state}`)).toEqual([
    'KT-00101 entered',
    'KT-00102 void',
    'KT-00103 missing',
    'KT-00104 entered',
    'KT-00105 notUsedYet',
  ]);
  expect(shown?.missing).toBe(1);
  // A number of the device is not spent on a leaf.
  const own = await core.value('recordReceipt', { accountId: c1, tenders: [cash(500)] });
  expect(own.number).toMatch(/-000001-/);
  await core.signIn(core.adminId);
  const { trialBalance, rebuiltEqual } = await core.value('verifyLedger', {});
  expect([trialBalance, rebuiltEqual]).toEqual([{ INR: 0 }, true]);
});
