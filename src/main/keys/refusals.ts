/** The rule of the house that a new PIN or passphrase does not meet (decided 21). */
export type SecretRule = 'pinOfSixDigits' | 'passphraseOfTwelveCharactersOrFiveWords';

/** A PIN or passphrase that is too short, with the rule it must meet. */
export type SecretTooShort = { readonly code: 'secretTooShort'; readonly rule: SecretRule };

/** A recovery code with a slip of the pen. `group` is counted from 1; null when the number of groups is wrong. */
export type MistypedRecoveryCode = { readonly code: 'mistypedRecoveryCode'; readonly group: number | null };

/** Too many wrong attempts: nothing is tried before `untilMs`. */
export type LockedOut = { readonly code: 'lockedOut'; readonly waitMs: number; readonly untilMs: number };

/** Only the recovery code opens this person's door now: after twelve wrong attempts, or when the count was tampered with. */
export type RecoveryOnly = {
  readonly code: 'recoveryOnly';
  readonly because: 'tooManyAttempts' | 'attemptCountTampered';
};

/** A wrong PIN or passphrase, and how long the next attempt has to wait. */
export type WrongSecret = {
  readonly code: 'wrongSecret';
  readonly failures: number;
  readonly attemptsLeft: number;
  readonly waitMs: number;
};

/** Everything that can keep a profile's keys from being made, opened or changed. */
export type KeysRefusal =
  | { readonly code: 'keysMissing' }
  | { readonly code: 'keysExist' }
  | { readonly code: 'damagedKeys'; readonly detail: string }
  | { readonly code: 'newerKeys'; readonly version: number }
  | { readonly code: 'tamperedKeys' }
  | { readonly code: 'weakEnvelope' }
  | { readonly code: 'deviceSecretMissing' }
  | { readonly code: 'keysNotWritable' }
  | { readonly code: 'unknownUser' }
  | { readonly code: 'userExists' }
  | { readonly code: 'lastUser' }
  | { readonly code: 'wrongRecoveryCode' }
  | SecretTooShort
  | MistypedRecoveryCode
  | LockedOut
  | RecoveryOnly
  | WrongSecret;
