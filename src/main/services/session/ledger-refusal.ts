import type { Refusal } from '../../../shared/contract/contract.ts';
import type { LedgerRefusal } from '../../db/refusals.ts';
import { refuse } from '../service.ts';

type OpeningCode = Exclude<LedgerRefusal['code'], 'ledgerExists' | 'editedMigration'> | 'failed';

/** Why a ledger did not open for a person: the file, or the person. */
type PersonRefusal = { readonly code: 'unknownUser' | 'inactiveUser' };

/** Why a ledger file did not open, as it crosses the wall. What only a broken installation can cause is `failed`. */
export function ledgerRefusal(refusal: LedgerRefusal): {
  readonly ok: false;
  readonly refusal: Refusal<OpeningCode>;
} {
  const { code } = refusal;
  return refuse(code === 'ledgerExists' || code === 'editedMigration' ? 'failed' : code);
}

/** The same where a person's standing in the team may also keep the ledger shut. */
export function openingRefusal(refusal: LedgerRefusal | PersonRefusal): {
  readonly ok: false;
  readonly refusal: Refusal<OpeningCode | PersonRefusal['code']>;
} {
  return refusal.code === 'unknownUser' || refusal.code === 'inactiveUser'
    ? refuse(refusal.code)
    : ledgerRefusal(refusal as LedgerRefusal);
}
