import type { Draft } from '../../../shared/contract/drafts.ts';

/** Kinds of drafts that go on in a panel of their account; the panel takes channel and all else from the draft itself. */
const panelKinds: readonly string[] = ['interaction', 'promise', 'receipt'];

/** Where a draft goes on: on the plan's own screen, or on its account with the very draft opened; null without an account. */
export type DraftDoor =
  | { readonly screen: 'plan'; readonly accountId: string }
  | {
      readonly screen: 'account';
      readonly accountId: string;
      readonly search: { readonly do?: string; readonly draft?: string };
    };

/** The door of a draft. A kind that this version does not know opens the account alone. */
export function draftDoor(draft: Pick<Draft, 'draftId' | 'kind' | 'accountId'>): DraftDoor | null {
  const { draftId, kind, accountId } = draft;
  if (accountId === null) return null;
  if (kind === 'plan') return { screen: 'plan', accountId };
  const search = panelKinds.includes(kind) ? { do: 'unfinished', draft: draftId } : {};
  return { screen: 'account', accountId, search };
}
