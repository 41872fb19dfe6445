import { dateOfParts, type PlainDate } from '../../../shared/domain/dates.ts';
import { parseDecimalAmount } from '../../../shared/domain/money-parse.ts';
import { decodeXmlText } from '../xml-text.ts';
import { type BankProblems, oneLine, type ReadBankLine, type ReadStatement } from './bank-statement.ts';

/** Which OFX a text is: 1 is SGML whose values have no closing tag, 2 is XML; null where it is none. */
export function ofxVersionOf(text: string): 'ofx1' | 'ofx2' | null {
  const head = text.slice(0, 4000);
  if (!/<OFX>/i.test(head)) return null;
  return /<\?OFX\b|<\?xml\b/i.test(head) ? 'ofx2' : 'ofx1';
}

/** One tag: what it is called, what stands behind it, and where. */
interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly value: string;
  readonly line: number;
}

/**
 * Statements of Open Financial Exchange 1 (SGML) and 2 (XML). Both are read by their tags: what 1 leaves out, the closing
 * of a value, tells nothing. Refuses a file that ends before `</OFX>`.
 */
export function readOfx(text: string, problems: BankProblems): readonly ReadStatement[] {
  const tags = tagsOf(text);
  const reader = new StatementReader(problems);
  for (const tag of tags) reader.take(tag);
  const last = tags.at(-1);
  if (last === undefined || !last.closes || last.name !== 'OFX') {
    problems.add(last?.line ?? 1, 'statementCut');
  } else if (reader.statements.length === 0) problems.add(1, 'notAStatement');
  return reader.statements;
}

function tagsOf(text: string): readonly Tag[] {
  const tags: Tag[] = [];
  const pattern = /<(\/?)([A-Za-z][\w.]*)>([^<]*)/g;
  let line = 1;
  let countedTo = 0;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    for (
      let at = text.indexOf('\n', countedTo);
      at !== -1 && at < found.index;
      at = text.indexOf('\n', countedTo)
    ) {
      line += 1;
      countedTo = at + 1;
    }
    const [, slash, name = '', value = ''] = found;
    tags.push({ name: name.toUpperCase(), closes: slash === '/', value: decodeXmlText(value).trim(), line });
  }
  return tags;
}

type Values = Map<string, Tag>;

class StatementReader {
  readonly statements: ReadStatement[] = [];
  readonly #problems: BankProblems;
  #statement: {
    readonly values: Values;
    readonly balance: Values;
    readonly lines: ReadBankLine[];
    line: number;
  } | null = null;
  #transaction: { readonly values: Values; readonly line: number } | null = null;
  #inLedgerBalance = false;

  constructor(problems: BankProblems) {
    this.#problems = problems;
  }

  take(tag: Tag): void {
    switch (tag.name) {
      case 'STMTRS':
      case 'CCSTMTRS':
        if (tag.closes) this.#close();
        else this.#statement = { values: new Map(), balance: new Map(), lines: [], line: tag.line };
        return;
      case 'STMTTRN':
        this.#turnTransaction(tag);
        return;
      case 'LEDGERBAL':
        this.#inLedgerBalance = !tag.closes;
        return;
      default:
        if (!tag.closes && tag.value !== '') this.#valuesNow()?.set(tag.name, tag);
    }
  }

  #valuesNow(): Values | undefined {
    if (this.#transaction !== null) return this.#transaction.values;
    return this.#inLedgerBalance ? this.#statement?.balance : this.#statement?.values;
  }

  #turnTransaction(tag: Tag): void {
    if (!tag.closes) {
      if (this.#transaction !== null) this.#problems.add(this.#transaction.line, 'lineUnreadable');
      this.#transaction = { values: new Map(), line: tag.line };
      return;
    }
    const read = this.#transaction;
    this.#transaction = null;
    if (read === null || this.#statement === null) {
      this.#problems.add(tag.line, 'lineUnreadable');
      return;
    }
    const currency = currencyOf(this.#statement.values);
    const line = lineOf(read.values, read.line, currency, this.#problems);
    if (line !== null) this.#statement.lines.push(line);
  }

  #close(): void {
    const statement = this.#statement;
    this.#statement = null;
    if (statement === null) return;
    const { values, balance, lines } = statement;
    const account = values.get('ACCTID')?.value ?? '';
    if (account === '') this.#problems.add(statement.line, 'accountMissing');
    const currency = currencyOf(values);
    if (!/^[A-Z]{3}$/.test(currency))
      this.#problems.add(statement.line, 'currencyUnreadable', { written: currency });
    const stated = balance.get('BALAMT');
    const closingMinor = stated === undefined ? null : ofxAmountOf(stated.value, currency);
    if (stated !== undefined && closingMinor === null) {
      this.#problems.add(stated.line, 'balanceUnreadable', { written: stated.value });
    }
    const closingLine = stated?.line ?? statement.line;
    this.statements.push({ account, currency, openingMinor: null, closingMinor, closingLine, lines });
  }
}

function currencyOf(values: Values): string {
  return values.get('CURDEF')?.value.toUpperCase() ?? '';
}

function lineOf(values: Values, line: number, currency: string, problems: BankProblems): ReadBankLine | null {
  const text = (name: string): string => values.get(name)?.value ?? '';
  const posted = values.get('DTPOSTED');
  const on = posted === undefined ? undefined : ofxDateOf(posted.value);
  if (on === undefined) {
    problems.add(posted?.line ?? line, posted === undefined ? 'dateMissing' : 'dateUnreadable', {
      written: text('DTPOSTED'),
    });
    return null;
  }
  const amount = values.get('TRNAMT');
  const amountMinor = amount === undefined ? null : ofxAmountOf(amount.value, currency);
  if (amountMinor === null) {
    problems.add(amount?.line ?? line, amount === undefined ? 'amountMissing' : 'amountUnreadable', {
      written: text('TRNAMT'),
    });
    return null;
  }
  const name = text('NAME') || text('PAYEE');
  return {
    line,
    on,
    valueOn: ofxDateOf(text('DTAVAIL')) ?? null,
    amountMinor,
    reference: text('CHECKNUM') || text('REFNUM') || text('FITID'),
    narration: oneLine(name, text('MEMO')),
    counterparty: name === '' ? null : name,
    balanceMinor: null,
  };
}

/** `YYYYMMDD`, with hour and zone behind it or not: the day as the bank writes it. */
function ofxDateOf(written: string): PlainDate | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(written) ?? [];
  return dateOfParts(Number(year), Number(month), Number(day));
}

/** An amount with a point or a comma before its decimals, as the bank's country writes it. */
function ofxAmountOf(written: string, currency: string): number | null {
  if (!/^[A-Z]{3}$/.test(currency) || !/^[-+]?[\d,.]+$/.test(written)) return null;
  const mark = /,\d{1,2}$/.test(written) && !written.includes('.') ? ',' : '.';
  const read = parseDecimalAmount(written, currency, mark);
  return read.ok ? read.value.amountMinor : null;
}
