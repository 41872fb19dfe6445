import type { ContactChannel } from '../../../shared/domain/disposition/disposition-matrix.ts';

/** What can be done on an account. The screen that puts the features together does it; the account only asks. */
export interface AccountActions {
  readonly contact: (channel: ContactChannel) => void;
  readonly takePromise: (replaces: string | null) => void;
  readonly withdrawPromise: (promiseId: string) => void;
  readonly takeMoney: () => void;
  readonly buildPlan: () => void;
  readonly showPlan: () => void;
  /** The next account of the list; the key is `N`. */
  readonly goOn: () => void;
}
