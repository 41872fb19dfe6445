import { keyLimitCharacters, nameKeyOf, numberKeyOf } from './import-keys.ts';
import type { RowCells } from './row-cells.ts';

/** Who owes, as one row says it. */
export type RowParty = {
  readonly partyKey: string;
  readonly partyKeyAsWritten: string;
  readonly partyName: string;
  readonly accountKey: string | null;
  readonly accountKeyAsWritten: string | null;
  /** How the party is known: by number, by name, or only by its account. */
  readonly knownBy: 'number' | 'name' | 'account';
  /** Numbers of the row that were written as decimals. */
  readonly floatsCut: number;
};

const nameLimitCharacters = 300;

/** Number, name and account of a row; null after reporting why there is none. */
export function readRowParty(cells: RowCells): RowParty | null {
  const number = readKey(cells, 'partyKey');
  const account = readKey(cells, 'accountKey');
  if (number === 'unusable' || account === 'unusable') return null;
  const name = cells.text('partyName').replace(/\s+/g, ' ');
  if (name.length > nameLimitCharacters) {
    cells.report('textTooLong', 'partyName', { limit: nameLimitCharacters });
    return null;
  }
  const floatsCut = Number(number?.wasFloat ?? false) + Number(account?.wasFloat ?? false);
  const accountKey = account?.compared ?? null;
  const shared = { accountKey, accountKeyAsWritten: account?.shown ?? null, floatsCut };
  if (number !== null) {
    const shown = { partyKeyAsWritten: number.shown, partyName: name === '' ? number.shown : name };
    return { ...shared, ...shown, partyKey: number.compared, knownBy: 'number' };
  }
  // People share names, accounts do not: a name alone tells customers apart only where there is nothing better.
  if (account !== null) {
    const shown = { partyKeyAsWritten: account.shown, partyName: name === '' ? account.shown : name };
    return { ...shared, ...shown, partyKey: `account:${account.compared}`, knownBy: 'account' };
  }
  if (name !== '') {
    const shown = { partyKeyAsWritten: name, partyName: name };
    return { ...shared, ...shown, partyKey: nameKeyOf(name), knownBy: 'name' };
  }
  cells.report('partyMissing', cells.mappedOf(['partyKey', 'partyName', 'accountKey']));
  return null;
}

function readKey(
  cells: RowCells,
  field: 'partyKey' | 'accountKey',
): { shown: string; compared: string; wasFloat: boolean } | null | 'unusable' {
  const written = cells.text(field);
  if (written === '') return null;
  const key = numberKeyOf(written);
  if (key === null) {
    cells.report('numberInScientificNotation', field);
    return 'unusable';
  }
  if (key.compared.length > keyLimitCharacters) {
    cells.report('textTooLong', field, { limit: keyLimitCharacters });
    return 'unusable';
  }
  return key;
}
