import type { ContactChannel } from '../../../shared/domain/disposition/disposition-matrix.ts';

/** What can be done on an account. The screen that puts the features together does it; the account only asks. */
export interface AccountActions {
  readonly contact: (channel: ContactChannel) => void;
  readonly takePromise: (replaces: string | null) => void;
  readonly withdrawPromise: (promiseId: string) => void;
  readonly takeMoney: () => void;
  readonly buildPlan: () => void;
  readonly showPlan: () => void;
  /** Shows the statement of the account as it will be printed; the key is `T`. */
  readonly printStatement: () => void;
  /** Shows settlements, hardship, waivers and write-offs; the key is `O`. */
  readonly showConcessions: () => void;
  /** Opens the list of people the account can be given to; the key is `A`, for who leads. */
  readonly assign: () => void;
  /** Opens what describes the customer; the key is `E`. */
  readonly editParty: () => void;
  /** Opens why the account owes what it owes, line by line. */
  readonly showWhy: () => void;
  /** The next account of the list; the key is `N`. */
  readonly goOn: () => void;
}
