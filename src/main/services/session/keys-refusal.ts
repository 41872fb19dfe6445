import type { Refusal } from '../../../shared/contract/contract.ts';
import type { KeysRefusal } from '../../keys/refusals.ts';

/** A refusal of the keys as it crosses the wall: its code, and figures but no file names. */
export function keysRefusal<Code extends KeysRefusal['code']>(
  refusal: KeysRefusal & { readonly code: Code },
): { readonly ok: false; readonly refusal: Refusal<Code> } {
  const params = Object.fromEntries(
    Object.entries(refusal).filter(
      (entry): entry is [string, string | number] =>
        entry[0] !== 'code' &&
        entry[0] !== 'detail' &&
        (typeof entry[1] === 'string' || typeof entry[1] === 'number'),
    ),
  );
  return { ok: false, refusal: { code: refusal.code, params } };
}
