import { expect, test } from 'vitest';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { importTradeBook } from '../book-file.ts';
import { freshCore } from '../fresh-core.ts';

test('every cheque stands in one list of the register, so that the lists add up to all', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const taken = async (number: string, drawnOn: string): Promise<string> =>
    (
      await core.value('registerInstrument', {
        accountId: c1,
        instrumentKind: 'cheque',
        amountMinor: 100_000,
        number,
        bank: 'HDFC Bank',
        drawnOn: plainDate(drawnOn),
        drawer: null,
      })
    ).instrumentId;
  await taken('000001', '2026-11-26');
  await taken('000002', '2027-01-05');
  const back = await taken('000003', '2027-02-05');
  await core.value('giveBackInstrument', {
    instrumentId: back,
    on: plainDate('2026-11-26'),
    reasonCode: 'paidOtherwise',
  });
  const { counts } = await core.value('listInstruments', {});
  expect(counts).toEqual({ toPresent: 1, held: 1, presented: 0, bounced: 0, cleared: 0, other: 1, all: 3 });
  const numbersOf = async (list: 'toPresent' | 'held' | 'other') =>
    (await core.value('listInstruments', { list })).rows.map(({ number }) => number);
  expect(await numbersOf('toPresent')).toEqual(['000001']);
  expect(await numbersOf('held')).toEqual(['000002']);
  expect(await numbersOf('other')).toEqual(['000003']);
});
