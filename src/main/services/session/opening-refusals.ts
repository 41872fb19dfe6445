import type { KeysRefusal } from '../../keys/refusals.ts';

/** What making new keys refuses and opening never can. */
type FoundingCode =
  | 'keysExist'
  | 'userExists'
  | 'lastUser'
  | 'secretTooShort'
  | 'wrongRecoveryCode'
  | 'mistypedRecoveryCode';

const foundingCodes: readonly string[] = [
  'keysExist',
  'userExists',
  'lastUser',
  'secretTooShort',
  'wrongRecoveryCode',
  'mistypedRecoveryCode',
] satisfies readonly FoundingCode[];

/** Refusals that trying a secret can meet. */
export type OpeningRefusal = Exclude<KeysRefusal, { readonly code: FoundingCode }>;

/** True where the refusal is one that trying a secret can meet. */
export function isOpeningRefusal(refusal: KeysRefusal): refusal is OpeningRefusal {
  return !foundingCodes.includes(refusal.code);
}
