import { expect } from 'vitest';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { dailyDescribe, dailyTest, restTest } from '../../helpers/lane-tests.ts';
import { addJournal, balancesByMonth } from '../export/journal/read-journal-text.ts';
import { bookFile, importTradeBook, tradeLaw } from './book-file.ts';
import {
  balancesOfHledger,
  byHead,
  compareYear,
  inFile,
  journalOf,
  trialBalance,
  yearInWords,
} from './compare-journal.ts';
import { freshCore } from './fresh-core.ts';

dailyDescribe('a journal of a small book', () => {
  dailyTest(
    'keeps currencies apart, brings forward what stood before, and names nobody unless asked',
    async () => {
      const core = await freshCore();
      const { c1 } = await importTradeBook(core);
      const claim = { customer: 'U1', name: 'Kowalski GmbH', issued: '2026-10-01', due: '2026-11-01' };
      const foreign = [
        { ...claim, number: 'U-1', amount: '1200.50', currency: 'USD' },
        { ...claim, customer: 'J1', number: 'J-1', amount: '90000', currency: 'JPY' },
      ];
      await core.importCsv(bookFile(foreign), { ...tradeLaw, book: 'Abroad' });
      core.setClock('2026-12-02');
      const tender = { tender: 'cash', reference: null, bank: null, instrumentOn: null } as const;
      await core.value('recordReceipt', { accountId: c1, tenders: [{ ...tender, amountMinor: 2_000_00 }] });
      const whole = await journalOf(core);
      const last = [...balancesByMonth(addJournal(whole)).values()].at(-1) ?? {};
      const own = await trialBalance(core, plainDate('2026-12-31'));
      expect(byHead(last, Object.keys(own))).toEqual(own);
      expect(own).toMatchObject({ 'equity:claims USD': -1_200_50n, 'equity:claims JPY': -90_000n });
      const part = await journalOf(core, { from: plainDate('2026-12-01') });
      expect([...balancesByMonth(addJournal(part)).values()].at(-1)).toEqual(last);
      expect(part).toContain('2026-12-01 * brought forward\n');
      expect(whole).not.toMatch(/Kulkarni|Kowalski|INV-1/);
      expect(await journalOf(core, { withNames: true })).toContain(
        'assets:receivable:principal:Kulkarni-Traders-C1  -2000.00 INR',
      );
      const hledger = balancesOfHledger(inFile(whole));
      if (hledger !== null) expect([...hledger.values()].at(-1)).toEqual(last);
    },
  );

  dailyTest(
    'is refused where nothing is booked, where the days are turned round, and above a month at once',
    async () => {
      const core = await freshCore();
      expect((await core.refusal('openJournal', {})).code).toBe('nothingPosted');
      await importTradeBook(core);
      const from = plainDate('2026-11-01');
      const turned = { from, to: plainDate('2026-10-31') };
      expect((await core.refusal('openJournal', turned)).code).toBe('endBeforeStart');
      expect((await core.refusal('readJournal', turned)).code).toBe('endBeforeStart');
      const long = { from, to: plainDate('2026-12-02') };
      expect((await core.refusal('readJournal', long)).code).toBe('periodTooLong');
      expect((await core.value('readJournal', { from, to: plainDate('2026-12-01') })).postings).toBe(8);
      const ravi = await core.addMember('Ravi', ['field']);
      await core.signIn(ravi);
      expect((await core.refusal('openJournal', {})).code).toBe('roleNotAllowed');
    },
  );
});

// Five hundred accounts are in tests/long.
restTest(
  'a year of a hundred accounts adds up as text: every entry, head, month and account',
  {
    timeout: 120_000,
  },
  async ({ annotate }) => {
    const compared = await compareYear(100);
    await annotate(yearInWords(compared));
    expect(compared.lines).toBeGreaterThan(5_000);
  },
);
