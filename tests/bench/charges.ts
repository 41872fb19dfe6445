// The section of the bench about charges: what every account of a large book owes as of a date, with interest, from the
// projections. The mix of terms is the bench's own and stands in its words.
import path from 'node:path';
import type { DuesReport } from '../../src/shared/contract/charges.ts';
import { type ChargeTerms, type InterestTerms, noCharges } from '../../src/shared/domain/charges/terms.ts';
import { plainDate } from '../../src/shared/domain/dates.ts';
import { valueOrThrow } from '../../src/shared/lib/result.ts';
import { openHouse, passphrase } from '../kills/kill-house.ts';
import { seededChoice } from '../kills/seeded-choice.ts';
import { writeLargeFile } from './large-file.ts';
import { ms, timeOf, timing } from './measure.ts';
import type { ScaleOrder } from './scale.ts';

const contract = (
  ratePercent: string,
  changed: Partial<Extract<InterestTerms, { regime: 'contract' }>> = {},
) => ({ regime: 'contract', ratePercent, dayCount: 'actual/365F', compounding: 'none', ...changed }) as const;

/** Claims by the day they fell due, from February to December 2026. */
const termsByDay: readonly (readonly [string, string, ChargeTerms])[] = [
  [
    '2020-01-01',
    'MSMED, rests from the appointed day',
    { ...noCharges, interest: { regime: 'msmed', rests: 'appointedDay', agreedDays: null } },
  ],
  [
    '2026-05-01',
    'MSMED, calendar months rounded at each rest',
    { ...noCharges, interest: { regime: 'msmed', rests: 'calendarMonth', agreedDays: null } },
  ],
  [
    '2026-06-01',
    'agreed 24 % by the month',
    { ...noCharges, interest: contract('24', { compounding: 'monthly' }) },
  ],
  ['2026-07-01', 'agreed 18 % simple', { ...noCharges, interest: contract('18') }],
  [
    '2026-09-01',
    'agreed 15 % on 30/360 and a late fee of 2 %',
    {
      ...noCharges,
      interest: contract('15', { dayCount: '30/360 US' }),
      lateFee: { rule: { kind: 'percent', percent: '2' }, graceDays: 5, capMinor: 50_000, gstPercent: '18' },
    },
  ],
];

/** Every account's due as of 22 November 2026, with a payment in part on every tenth claim; the bar is two seconds for 100,000. */
export async function benchCharges(
  root: string,
  order: ScaleOrder,
  say: (line: string) => void,
): Promise<void> {
  const choice = seededChoice(11);
  const house = openHouse(path.join(root, 'charges/profile'), Date.UTC(2026, 10, 22, 3, 30));
  const ask = async (procedure: string, input: object): Promise<unknown> =>
    valueOrThrow(await house.call(procedure, input));
  await ask('foundLedger', { teamName: 'Bench', adminName: 'Asha', secret: passphrase });
  const upload = writeLargeFile(path.join(root, 'charges.csv'), order.claims, order.accounts);
  house.announce(upload);
  await ask('importFile', {
    commandId: choice.id(),
    upload: upload.handle,
    book: 'Large',
    currency: 'INR',
    creditor: 'trade',
    debtors: 'business',
  });
  const { books } = (await ask('listBooks', {})) as { books: readonly { bookId: string }[] };
  for (const [fromOn, , terms] of termsByDay) {
    await ask('setChargeTerms', { commandId: choice.id(), bookId: books[0]?.bookId ?? '', fromOn, terms });
  }
  house.session().ledger.write.run(
    `INSERT INTO settlement SELECT item_id, 900, account_id, date(due_on, '+20 days'), amount_minor / 3, 'bench'
       FROM item WHERE rowid % 10 = 0`,
  );
  const asOf = plainDate('2026-11-22');
  const spentMs: number[] = [];
  const processorMs: number[] = [];
  const reports: DuesReport[] = [];
  for (let n = 0; n < 5; n += 1) {
    const before = process.cpuUsage();
    spentMs.push(
      await timeOf(async () => {
        reports.push((await ask('reportDues', { asOf })) as DuesReport);
      }),
    );
    const { user, system } = process.cpuUsage(before);
    processorMs.push((user + system) / 1_000);
  }
  house.close();
  const told = timing(spentMs);
  say('| dues with interest as of a date, from projections | median | longest | processor, median |');
  say('|---|---|---|---|');
  say(
    `| ${order.accounts} accounts, ${order.claims} claims | ${ms(told.p50)} | ${ms(told.longest)} | ${ms(timing(processorMs).p50)} |`,
  );
  say(`\nmix by due date: ${termsByDay.map(([fromOn, words]) => `from ${fromOn} ${words}`).join('; ')}`);
  say(`answer: ${JSON.stringify(reports.at(-1)?.byCurrency)}`);
  if (order.accounts >= 100_000 && told.p50 > 2_000) process.exitCode = 1;
}
