import { expect, test } from 'vitest';
import { isStorageError } from '../../../src/main/db/refusals.ts';

const withCode = (code: string): Error => Object.assign(new Error(code), { code });

test.each([
  'SQLITE_FULL',
  'SQLITE_IOERR_WRITE',
  'SQLITE_CORRUPT_VTAB',
  'SQLITE_BUSY',
  'SQLITE_NOMEM',
  'SQLITE_READONLY',
  'SQLITE_CONSTRAINT_TRIGGER',
  'ENOSPC',
  'EIO',
])('%s is of the storage: nothing that was being done may stand', (code) => {
  expect(isStorageError(withCode(code))).toBe(true);
});

test.each<[string, unknown]>([
  ['a row without what it must have', withCode('SQLITE_CONSTRAINT_NOTNULL')],
  ['a value of another kind', withCode('SQLITE_CONSTRAINT_DATATYPE')],
  ['a value that a table does not take', withCode('SQLITE_CONSTRAINT_CHECK')],
  ['a row that is there twice', withCode('SQLITE_CONSTRAINT_PRIMARYKEY')],
  ['a call that Node does not take', withCode('ERR_INVALID_ARG_TYPE')],
  ['what only a bug can cause', new TypeError('state is undefined')],
  ['something that is no error', 'thrown'],
])('%s is a mistake of ours', (_, error) => {
  expect(isStorageError(error)).toBe(false);
});
