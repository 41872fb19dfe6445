import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';
import { readBankText } from './read-fixture.ts';

/** A line as every format can say it. */
interface MadeLine {
  readonly on: string;
  readonly amountMinor: number;
  readonly reference: string;
  readonly narration: string;
}

interface Made {
  readonly openingMinor: number;
  readonly lines: readonly MadeLine[];
}

const word = fc
  .stringMatching(/^[A-Z][A-Z0-9]{2,9}$/)
  .filter((text) => !/^(NONREF|NOTPROVIDED|TOTAL|NOTE)$/.test(text));

const madeLine: fc.Arbitrary<MadeLine> = fc.record({
  on: fc
    .record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
    .map(({ month, day }) => `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`),
  amountMinor: fc.integer({ min: -50_000_00, max: 9_99_99_999_99 }).filter((amount) => amount !== 0),
  reference: word.map((text) => `R${text}`),
  narration: fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => `UPI ${words.join(' ')}`),
});

const made: fc.Arbitrary<Made> = fc.record({
  openingMinor: fc.integer({ min: -10_000_00, max: 1_00_00_000_00 }),
  lines: fc
    .array(madeLine, { minLength: 1, maxLength: 12 })
    .map((lines) => lines.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))),
});

const closingOf = ({ openingMinor, lines }: Made): number =>
  lines.reduce((sum, { amountMinor }) => sum + amountMinor, openingMinor);

function decimals(minor: number, mark: '.' | ','): string {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return `${digits.slice(0, -2)}${mark}${digits.slice(-2)}`;
}

/** 12,34,567.89 */
function grouped(minor: number): string {
  const [whole = '', rest = ''] = decimals(minor, '.').split('.');
  const head = whole.slice(0, -3).replace(/\B(?=(\d{2})+$)/g, ',');
  return `${head === '' ? '' : `${head},`}${whole.slice(-3)}.${rest}`;
}

const compact = (on: string): string => on.replaceAll('-', '');
const dayFirst = (on: string): string => on.split('-').toReversed().join('/');

function asTwoColumns(one: Made): string {
  let balance = one.openingMinor;
  const rows = one.lines.map(({ on, amountMinor, reference, narration }) => {
    balance += amountMinor;
    const [debit, credit] =
      amountMinor < 0 ? [`"${grouped(amountMinor)}"`, ''] : ['', `"${grouped(amountMinor)}"`];
    const side = balance < 0 ? ' Dr' : '';
    return `${dayFirst(on)},"${narration}",${reference},${debit},${credit},"${grouped(balance)}${side}"`;
  });
  return [
    'Account No : 123456789',
    '',
    'Date,Narration,Chq./Ref.No.,Withdrawal Amt.,Deposit Amt.,Closing Balance',
    ...rows,
    '',
  ].join('\n');
}

function asSideColumn(one: Made): string {
  const rows = one.lines.map(
    ({ on, amountMinor, reference, narration }) =>
      `${dayFirst(on)}\t${narration}\t${reference}\t${decimals(amountMinor, '.')}\t${amountMinor < 0 ? 'DR' : 'CR'}`,
  );
  return ['Account No : 123456789', 'Tran Date\tParticulars\tCheque No.\tAmount\tDr/Cr', ...rows, ''].join(
    '\n',
  );
}

function asMt940(one: Made): string {
  const balance = (minor: number): string => `${minor < 0 ? 'D' : 'C'}261231INR${decimals(minor, ',')}`;
  const lines = one.lines.flatMap(({ on, amountMinor, reference, narration }) => [
    `:61:${compact(on).slice(2)}${compact(on).slice(4)}${amountMinor < 0 ? 'D' : 'C'}${decimals(amountMinor, ',')}NTRF${reference}`,
    ...(`:86:${narration}`.match(/.{1,65}/g) ?? []),
  ]);
  return [
    ':20:X',
    ':25:123456789',
    ':28C:1/1',
    `:60F:${balance(one.openingMinor)}`,
    ...lines,
    `:62F:${balance(closingOf(one))}`,
    '-',
    '',
  ].join('\r\n');
}

function asCamt053(one: Made): string {
  const side = (minor: number): string => `<CdtDbtInd>${minor < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`;
  const balance = (kind: string, minor: number): string =>
    `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp><Amt Ccy="INR">${decimals(minor, '.')}</Amt>${side(minor)}</Bal>`;
  const entries = one.lines.map(
    ({ on, amountMinor, reference, narration }) =>
      `<Ntry><Amt Ccy="INR">${decimals(amountMinor, '.')}</Amt>${side(amountMinor)}<Sts>BOOK</Sts><BookgDt><Dt>${on}</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>${reference}</EndToEndId></Refs><RmtInf><Ustrd>${narration}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`,
  );
  return `<?xml version="1.0"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Acct><Id><Othr><Id>123456789</Id></Othr></Id><Ccy>INR</Ccy></Acct>\n${balance('OPBD', one.openingMinor)}${balance('CLBD', closingOf(one))}\n${entries.join('\n')}\n</Stmt></BkToCstmrStmt></Document>\n`;
}

function asOfx(one: Made, close: (name: string) => string): string {
  const value = (name: string, text: string): string => `<${name}>${text}${close(name)}`;
  const transactions = one.lines.map(
    ({ on, amountMinor, reference, narration }) =>
      `<STMTTRN>${value('TRNTYPE', 'OTHER')}${value('DTPOSTED', compact(on))}${value('TRNAMT', `${amountMinor < 0 ? '-' : ''}${decimals(amountMinor, '.')}`)}${value('FITID', reference)}${value('MEMO', narration)}</STMTTRN>`,
  );
  const closing = closingOf(one);
  return `<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>${value('CURDEF', 'INR')}<BANKACCTFROM>${value('ACCTID', '123456789')}</BANKACCTFROM>\n<BANKTRANLIST>\n${transactions.join('\n')}\n</BANKTRANLIST><LEDGERBAL>${value('BALAMT', `${closing < 0 ? '-' : ''}${decimals(closing, '.')}`)}</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n`;
}

const printers = {
  'CSV with debit and credit': { print: asTwoColumns, balances: 'both' },
  'CSV with amount and side': { print: asSideColumn, balances: 'none' },
  MT940: { print: asMt940, balances: 'both' },
  'CAMT.053': { print: asCamt053, balances: 'both' },
  'OFX 1': { print: (one: Made) => `OFXHEADER:100\n\n${asOfx(one, () => '')}`, balances: 'closing' },
  'OFX 2': {
    print: (one: Made) =>
      `<?xml version="1.0"?>\n<?OFX OFXHEADER="200"?>\n${asOfx(one, (name) => `</${name}>`)}`,
    balances: 'closing',
  },
} as const;

describe('what is printed is read again, line by line', () => {
  test.each(Object.entries(printers))('%s', (_name, { print, balances }) => {
    fc.assert(
      fc.property(made, (one) => {
        const { statements } = valueOrThrow(readBankText(print(one)));
        expect(statements).toHaveLength(1);
        const [statement] = statements;
        expect(statement?.account).toBe('123456789');
        expect(statement?.openingMinor).toBe(balances === 'both' ? one.openingMinor : null);
        expect(statement?.closingMinor).toBe(balances === 'none' ? null : closingOf(one));
        const read = statement?.lines.map(({ on, amountMinor, reference }) => ({
          on,
          amountMinor,
          reference,
        }));
        expect(read).toEqual(
          one.lines.map(({ on, amountMinor, reference }) => ({ on, amountMinor, reference })),
        );
        for (const [at, { narration }] of one.lines.entries()) {
          expect(statement?.lines[at]?.narration.replaceAll(' ', '')).toContain(
            narration.replaceAll(' ', ''),
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  test('one wrong amount anywhere is found wherever balances are stated', () => {
    fc.assert(
      fc.property(made, fc.nat(), (one, pick) => {
        const at = pick % one.lines.length;
        const wrong = {
          ...one,
          lines: one.lines.map((line, place) =>
            place === at ? { ...line, amountMinor: line.amountMinor + 1 || 1 } : line,
          ),
        };
        const swapped = asMt940(wrong).replace(/:62F:.*/, asMt940(one).match(/:62F:.*/)?.[0] ?? '');
        const read = readBankText(swapped);
        expect(read.ok).toBe(closingOf(wrong) === closingOf(one));
      }),
      { numRuns: 100 },
    );
  });

  test('no bytes make the reader throw', () => {
    fc.assert(
      fc.property(made, fc.nat(), fc.string({ unit: 'binary', maxLength: 6 }), (one, at, dirt) => {
        for (const { print } of Object.values(printers)) {
          const text = print(one);
          const place = at % text.length;
          const dirty = text.slice(0, place) + dirt + text.slice(place + dirt.length);
          expect(() => [readBankText(dirty), readBankText(text.slice(0, place))]).not.toThrow();
        }
      }),
      { numRuns: 60 },
    );
  });
});
