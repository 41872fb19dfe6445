import { isPlainDate, type PlainDate } from '../../../shared/domain/dates.ts';
import { type BankProblems, oneLine, type ReadBankLine, type ReadStatement } from './bank-statement.ts';
import { amountOf, signedAmountOf } from './camt-amounts.ts';
import { childrenOf, elementAt, readXmlTree, textAt, type XmlElement } from './xml-tree.ts';

/** Whether an XML text is a message of the ISO 20022 family from bank to customer (camt). */
export function isCamt(text: string): boolean {
  return /<(?:[\w.-]+:)?(?:BkToCstmrStmt|BkToCstmrAcctRpt|BkToCstmrDbtCdtNtfctn)\b/.test(
    text.slice(0, 20_000),
  );
}

/**
 * Statements of ISO 20022 camt.053, versions 001.02 to 001.12 (their differences: the party below `Pty`, the status below
 * `Cd`). Only booked entries count; a batch whose parts are listed becomes a line for each part.
 */
export function readCamt053(text: string, problems: BankProblems): readonly ReadStatement[] {
  const tree = readXmlTree(text);
  if (!tree.ok) {
    problems.add(tree.refusal.line, 'notWellFormed');
    return [];
  }
  const root = elementAt(tree.value, 'Document') ?? tree.value;
  const message = elementAt(root, 'BkToCstmrStmt');
  // A report of the day (camt.052) and a notice (camt.054) are no statements: what they show may not be booked.
  if (message === undefined) problems.add(1, 'notAStatement');
  const statements = message === undefined ? [] : childrenOf(message, 'Stmt');
  if (message !== undefined && statements.length === 0) problems.add(message.line, 'noLines');
  return statements.flatMap((statement) => statementOf(statement, problems) ?? []);
}

function statementOf(statement: XmlElement, problems: BankProblems): ReadStatement | null {
  const account = textAt(statement, 'Acct', 'Id', 'IBAN') || textAt(statement, 'Acct', 'Id', 'Othr', 'Id');
  const opening = balanceOf(statement, ['OPBD', 'PRCD'], problems);
  const closing = balanceOf(statement, ['CLBD'], problems);
  const currency = textAt(statement, 'Acct', 'Ccy') || opening?.currency || closing?.currency || '';
  if (account === '') problems.add(statement.line, 'accountMissing');
  if (!/^[A-Z]{3}$/.test(currency)) {
    problems.add(statement.line, 'currencyUnreadable', { written: currency });
    return null;
  }
  const entries = childrenOf(statement, 'Ntry');
  const stated = textAt(statement, 'TxsSummry', 'TtlNtries', 'NbOfNtries');
  if (stated !== '' && Number(stated) !== entries.length) {
    problems.add(statement.line, 'countDiffers', { written: stated });
  }
  return {
    account: account === '' ? null : account,
    currency,
    openingMinor: opening?.amountMinor ?? null,
    closingMinor: closing?.amountMinor ?? null,
    closingLine: closing?.line ?? statement.line,
    lines: entries.flatMap((entry) => linesOf(entry, currency, problems)),
  };
}

interface Balance {
  readonly amountMinor: number;
  readonly currency: string;
  readonly line: number;
}

function balanceOf(statement: XmlElement, kinds: readonly string[], problems: BankProblems): Balance | null {
  for (const kind of kinds) {
    const balance = childrenOf(statement, 'Bal').find(
      (candidate) => textAt(candidate, 'Tp', 'CdOrPrtry', 'Cd') === kind,
    );
    if (balance === undefined) continue;
    const amount = elementAt(balance, 'Amt');
    const amountMinor = amount === undefined ? null : signedAmountOf(balance, amount, amount.currency ?? '');
    if (amountMinor === null) {
      problems.add(balance.line, 'balanceUnreadable', { written: amount?.text.trim() ?? '' });
      return null;
    }
    return { amountMinor, currency: amount?.currency ?? '', line: balance.line };
  }
  return null;
}

/** `PDNG` and `INFO` announce: the money is not there yet. */
function isBooked(entry: XmlElement): boolean {
  const status = textAt(entry, 'Sts', 'Cd') || textAt(entry, 'Sts');
  return status === '' || status === 'BOOK';
}

function linesOf(entry: XmlElement, currency: string, problems: BankProblems): readonly ReadBankLine[] {
  if (!isBooked(entry)) return [];
  const amount = elementAt(entry, 'Amt');
  const amountMinor = amount === undefined ? null : signedAmountOf(entry, amount, currency);
  if (amountMinor === null || (amount?.currency ?? currency) !== currency) {
    problems.add(entry.line, 'amountUnreadable', { written: amount?.text.trim() ?? '' });
    return [];
  }
  const valueOn = dateOf(entry, 'ValDt');
  const on = dateOf(entry, 'BookgDt') ?? valueOn;
  if (on === null || on === 'bad' || valueOn === 'bad') {
    const written = textAt(entry, 'BookgDt', 'Dt') || textAt(entry, 'ValDt', 'Dt');
    problems.add(entry.line, on === null ? 'dateMissing' : 'dateUnreadable', { written });
    return [];
  }
  const details = childrenOf(entry, 'NtryDtls').flatMap((one) => childrenOf(one, 'TxDtls'));
  const parts = details.map((one) => amountOf(one, currency, amountMinor < 0));
  const listed = parts.filter((part) => part !== null);
  const dated = { on, valueOn };
  if (details.length < 2 || listed.length < details.length) {
    return [lineOf(entry, details, amountMinor, dated)];
  }
  const countedMinor = listed.reduce((sum, part) => sum + part, 0);
  if (countedMinor !== amountMinor) {
    problems.add(entry.line, 'batchDiffers', { statedMinor: amountMinor, countedMinor });
    return [];
  }
  return details.map((one, at) => lineOf(entry, [one], listed[at] ?? 0, dated));
}

function dateOf(entry: XmlElement, name: string): PlainDate | null | 'bad' {
  const written = textAt(entry, name, 'Dt') || textAt(entry, name, 'DtTm');
  if (written === '') return null;
  const day = written.slice(0, 10);
  return isPlainDate(day) ? day : 'bad';
}

function lineOf(
  entry: XmlElement,
  details: readonly XmlElement[],
  amountMinor: number,
  dated: { readonly on: PlainDate; readonly valueOn: PlainDate | null },
): ReadBankLine {
  const names = details.flatMap((one) => counterpartyOf(one, amountMinor < 0) ?? []);
  const [only] = details;
  const references = only === undefined || details.length > 1 ? [] : referencesOf(only);
  const [reference = ''] = [...references, textAt(entry, 'AcctSvcrRef'), textAt(entry, 'NtryRef')].filter(
    isGiven,
  );
  const remittance = details.flatMap((one) => [
    ...(elementAt(one, 'RmtInf')?.children ?? []).map((part) =>
      part.name === 'Ustrd' ? part.text : textAt(part, 'CdtrRefInf', 'Ref'),
    ),
    textAt(one, 'AddtlTxInf'),
  ]);
  return {
    line: only === undefined || details.length > 1 ? entry.line : only.line,
    ...dated,
    amountMinor,
    reference,
    narration: oneLine(...remittance, textAt(entry, 'AddtlNtryInf'), ...references.filter(isGiven)),
    counterparty: names.length === 1 ? (names[0] ?? null) : null,
    balanceMinor: null,
  };
}

function isGiven(reference: string): boolean {
  return reference !== '' && !/^(NOTPROVIDED|NONREF)$/i.test(reference);
}

function referencesOf(detail: XmlElement): readonly string[] {
  return ['EndToEndId', 'TxId', 'ChqNb', 'UETR', 'InstrId', 'AcctSvcrRef'].map((name) =>
    textAt(detail, 'Refs', name),
  );
}

function counterpartyOf(detail: XmlElement, isOut: boolean): string | null {
  const side = isOut ? 'Cdtr' : 'Dbtr';
  const name = textAt(detail, 'RltdPties', side, 'Pty', 'Nm') || textAt(detail, 'RltdPties', side, 'Nm');
  return name === '' ? null : name;
}
