import type { AccountView } from '../../../shared/contract/account.ts';
import type { Draft } from '../../../shared/contract/drafts.ts';
import { newCommandId } from '../../api.ts';
import { type FormKind, type KeptForm, useKeptForm } from '../../drafts/use-kept-form.ts';
import {
  blankPromise,
  changePromise,
  isPromiseWorthKeeping,
  type PromiseAct,
  type PromiseForm,
  promiseOfDraft,
} from './promise-form.ts';

/** The promise that is being taken on an account, if any. */
export interface PromiseTaking extends Omit<KeptForm<PromiseForm, PromiseAct>, 'open' | 'restart'> {
  /** Opens a new promise, or the renewal of one. */
  readonly open: (replaces: string | null) => void;
  readonly restart: () => void;
}

const promiseKind: FormKind<PromiseForm, PromiseAct> = {
  kind: 'promise',
  change: changePromise,
  ofDraft: promiseOfDraft,
  isWorthKeeping: isPromiseWorthKeeping,
};

/** Holds the form of a promise on one account. */
export function usePromise(
  accountId: string,
  account: AccountView | undefined,
  drafts: readonly Draft[],
): PromiseTaking {
  const kept = useKeptForm(promiseKind, accountId, drafts);
  const fresh = (replaces: string | null): PromiseForm =>
    blankPromise({
      commandId: newCommandId(),
      accountId,
      mode: account?.promises[0]?.mode ?? 'upi',
      replaces,
    });
  return {
    ...kept,
    open: (replaces) => kept.open(fresh(replaces), (form) => form.replaces === replaces),
    restart: () => kept.restart(fresh(kept.form?.replaces ?? null)),
  };
}
