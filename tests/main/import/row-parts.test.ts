import { describe, expect, it } from 'vitest';
import { briefly, readText } from './import-fixtures.ts';

const header =
  'Loan No,Borrower Name,EMI Date,EMI Amount,Principal Due,Interest Due,Penal Charges,Late Fee,Legal Charges';

/** The parts of each row that came in, and what was wrong with the file. */
function partsOf(lines: readonly string[], columns = header) {
  const { imported, mapping } = readText([columns, ...lines].join('\n'));
  return {
    columns: mapping.columns,
    parts: imported.rows.map(({ line, amountMinor, components }) => [line, amountMinor, components]),
    problems: briefly(imported.problems),
  };
}

describe('what an instalment is made of', () => {
  it('is read from the columns of a lender’s file, whatever they are called', () => {
    const { columns, parts, problems } = partsOf([
      'L-1,Sunita Jadhav,2026-10-05,"4,150.00","3,000.00","1,000.00",100.00,50.00,',
      'L-2,Ravi More,2026-10-05,4150.00,4150.00,0,,,',
      'L-3,Asha Pawar,2026-10-05,4150.00,,,,,',
    ]);
    expect(columns).toMatchObject({
      amount: 'EMI Amount',
      principalPart: 'Principal Due',
      interestPart: 'Interest Due',
      penaltyPart: 'Penal Charges',
      feePart: 'Late Fee',
      costPart: 'Legal Charges',
    });
    expect(parts).toEqual([
      [2, 4_150_00, { interest: 1_000_00, penalty: 100_00, fee: 50_00 }],
      [3, 4_150_00, {}],
      [4, 4_150_00, null],
    ]);
    expect(problems).toEqual([]);
  });

  it('is left out with a word where the parts do not come to the amount; the claim comes in', () => {
    const { parts, problems } = partsOf([
      'L-1,Sunita Jadhav,2026-10-05,4150.00,3000.00,1000.00,,,',
      'L-2,Ravi More,2026-10-05,4150.00,4250.00,-100.00,,,',
    ]);
    expect(parts).toEqual([
      [2, 4_150_00, null],
      [3, 4_150_00, null],
    ]);
    expect(problems).toEqual([
      [2, 'Principal Due', 'partsDisagree'],
      [3, 'Principal Due', 'partsDisagree'],
    ]);
  });

  it('has the rest as principal where the file has no column for it', () => {
    const { parts, problems } = partsOf(
      ['L-1,Sunita Jadhav,2026-10-05,4150.00,1150.00', 'L-2,Ravi More,2026-10-05,4150.00,5000.00'],
      'Loan No,Borrower Name,EMI Date,EMI Amount,ब्याज',
    );
    expect(parts).toEqual([
      [2, 4_150_00, { interest: 1_150_00 }],
      [3, 4_150_00, null],
    ]);
    expect(problems).toEqual([[3, 'ब्याज', 'partsDisagree']]);
  });

  it('reports a part that is no amount, by its column', () => {
    const { parts, problems } = partsOf([
      'L-1,Sunita Jadhav,2026-10-05,4150.00,3000.00,x1y,,,',
      'L-2,Ravi More,2026-10-05,4150.00,3000.00,1150.00,,,',
    ]);
    expect(parts).toEqual([[3, 4_150_00, { interest: 1_150_00 }]]);
    expect(problems).toEqual([[2, 'Interest Due', 'amountUnreadable']]);
  });
});

describe('the day of acceptance', () => {
  const file = (heading: string, cell: string) =>
    readText(
      `Customer,Invoice Number,Invoice Date,Due Date,Amount,${heading}\nKulkarni Traders,INV-1,2026-09-01,2026-10-01,12000.00,${cell}\n`,
    );

  it('is read under the names that files give it, beside the invoice date', () => {
    for (const heading of ['Acceptance Date', 'Date of deemed acceptance', 'GRN Date', 'स्वीकृति दिनांक']) {
      const { imported, mapping } = file(heading, '2026-09-12');
      expect(mapping.columns).toMatchObject({ issuedOn: 'Invoice Date', acceptedOn: heading });
      expect(imported.rows).toMatchObject([{ issuedOn: '2026-09-01', acceptedOn: '2026-09-12' }]);
    }
  });

  it('is nothing in an empty cell, and a problem where it is no date', () => {
    expect(file('Acceptance Date', '').imported).toMatchObject({
      rows: [{ acceptedOn: null }],
      problems: [],
    });
    const wrong = file('Acceptance Date', '2026-13-45').imported;
    expect(wrong.rows).toEqual([]);
    expect(briefly(wrong.problems)).toEqual([[2, 'Acceptance Date', 'dateUnreadable']]);
  });
});
