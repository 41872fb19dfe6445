import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DateFormat, dateEvidenceOf, parseImportDate } from '../../../src/main/import/import-dates.ts';
import { dateParts, dateToDayNumber, dayNumberToDate, plainDate } from '../../../src/shared/domain/dates.ts';

describe('a date of a file', () => {
  it.each<[string, DateFormat, string | null]>([
    ['2020-02-27', 'yearFirst', '2020-02-27'],
    ['2020/2/7', 'yearFirst', '2020-02-07'],
    ['20200227', 'yearFirst', '2020-02-27'],
    ['2020-02-27T18:30:00.000Z', 'yearFirst', '2020-02-27'],
    ['26-04-2011 11:50', 'dayFirst', '2011-04-26'],
    ['4/6/2013', 'monthFirst', '2013-04-06'],
    ['4/6/2013', 'dayFirst', '2013-06-04'],
    ['05.04.25', 'dayFirst', '2025-04-05'],
    ['26-Apr-11', 'textMonth', '2011-04-26'],
    ['26-Apr-11', 'dayFirst', '2011-04-26'],
    ['1-Nov-69', 'textMonth', '2069-11-01'],
    ['1-Nov-70', 'textMonth', '1970-11-01'],
    ['Apr 26, 2011', 'textMonth', '2011-04-26'],
    ['26th April 2011', 'textMonth', '2011-04-26'],
    ['१५ एप्रिल २०२५', 'dayFirst', '2025-04-15'],
    ['०१/०४/२०२५', 'dayFirst', '2025-04-01'],
    ['43889', 'serial', '2020-02-28'],
    ['43889', 'dayFirst', null],
    ['30/02/2025', 'dayFirst', null],
    ['29/02/2024', 'dayFirst', '2024-02-29'],
    ['25/04/2025', 'monthFirst', null],
    ['31-Apr-11', 'textMonth', null],
    ['26-Abc-11', 'textMonth', null],
    ['9999-12-31', 'yearFirst', null],
    ['0001-01-01', 'yearFirst', null],
    ['soon', 'dayFirst', null],
    ['', 'dayFirst', null],
    ['1'.repeat(100), 'dayFirst', null],
  ])('%s under %s is %s', (text, format, date) => {
    expect(parseImportDate(text, format)).toBe(date);
  });

  it('reads back from every way of writing it', () => {
    const first = dateToDayNumber(plainDate('1970-01-01'));
    const last = dateToDayNumber(plainDate('2069-12-31'));
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (dayNumber) => {
        const date = dayNumberToDate(dayNumber);
        const { year, month, day } = dateParts(date);
        const short = String(year % 100).padStart(2, '0');
        expect(parseImportDate(`${day}/${month}/${year}`, 'dayFirst')).toBe(date);
        expect(parseImportDate(`${month}-${day}-${short}`, 'monthFirst')).toBe(date);
        expect(parseImportDate(`${date} 23:59`, 'monthFirst')).toBe(date);
        expect(parseImportDate(String(dayNumber + 25_569), 'serial')).toBe(
          dayNumber + 25_569 < 20_000 ? null : date,
        );
      }),
    );
  });

  it('is counted as evidence of the order of day and month', () => {
    expect(
      dateEvidenceOf(['13/04/2025', '04/13/2025', '01/02/2025', '2025-01-01', '1-Apr-25', '43889', 'x']),
    ).toEqual({
      cells: 7,
      yearFirst: 1,
      textMonth: 1,
      serial: 1,
      yearLast: 3,
      onlyDayFirst: 1,
      onlyMonthFirst: 1,
      readsTwoWays: 1,
    });
  });
});
