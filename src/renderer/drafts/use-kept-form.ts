import { useRef, useState } from 'react';

import type { Draft } from '../../shared/contract/drafts.ts';
import { type DraftToKeep, dropDraft, keepDraft } from './keep-draft.ts';

/** A form that is kept as a draft on every change. */
export interface KeptForm<Form, Act> {
  readonly form: Form | null;
  readonly isOpen: boolean;
  /** When the draft was kept that this form was taken up from; null where it is new. */
  readonly restoredFromMs: number | null;
  /** Opens the form that was left unfinished and fits, else a fresh one. */
  readonly open: (fresh: Form, fits?: (form: Form) => boolean) => void;
  readonly close: () => void;
  readonly act: (act: Act) => void;
  /** Throws the draft away and begins again with a fresh form. */
  readonly restart: (fresh: Form) => void;
  /** The work is in the ledger: the form is gone and its draft with it. */
  readonly saved: () => void;
}

/** How a kind of form is kept and taken up again. */
export interface FormKind<Form, Act> {
  readonly kind: DraftToKeep['kind'];
  readonly change: (form: Form, act: Act) => Form;
  /** The form in a draft's body; null where the body is none of this kind. */
  readonly ofDraft: (body: string) => Form | null;
  readonly isWorthKeeping: (form: Form) => boolean;
}

interface Held<Form> {
  readonly form: Form | null;
  readonly isOpen: boolean;
  readonly restoredFromMs: number | null;
}

/**
 * Holds one form of an account: opens it where it was left, keeps every change as a draft, and forgets it once it is
 * saved. Opening is synchronous, so that the keys after the shortcut fall into the form.
 */
export function useKeptForm<Form extends { readonly commandId: string; readonly accountId: string }, Act>(
  kind: FormKind<Form, Act>,
  accountId: string,
  drafts: readonly Draft[],
): KeptForm<Form, Act> {
  const nothing: Held<Form> = { form: null, isOpen: false, restoredFromMs: null };
  const [held, setHeld] = useState(nothing);
  const [heldFor, setHeldFor] = useState(accountId);
  // The newest form is read from here, so that two changes in one moment, or one after a wait, build on each other.
  const newest = useRef(held);
  const hold = (next: Held<Form>): void => {
    newest.current = next;
    setHeld(next);
  };
  if (heldFor !== accountId) {
    setHeldFor(accountId);
    hold(nothing);
  }
  const forget = (next: Held<Form>): void => {
    const { form } = newest.current;
    if (form !== null) void dropDraft(form.commandId);
    hold(next);
  };
  return {
    ...held,
    open: (fresh, fits = () => true) => {
      const { form } = newest.current;
      const isHere = form !== null && kind.isWorthKeeping(form) && fits(form);
      hold(isHere ? { ...newest.current, isOpen: true } : takenUp(kind, fresh, fits, drafts));
    },
    close: () => hold({ ...newest.current, isOpen: false }),
    act: (act) => {
      if (newest.current.form === null) return;
      const form = kind.change(newest.current.form, act);
      hold({ ...newest.current, form });
      if (kind.isWorthKeeping(form)) {
        keepDraft({ draftId: form.commandId, kind: kind.kind, accountId, body: JSON.stringify(form) });
      }
    },
    restart: (fresh) => forget({ form: fresh, isOpen: true, restoredFromMs: null }),
    saved: () => forget(nothing),
  };
}

function takenUp<Form extends { readonly accountId: string }, Act>(
  kind: FormKind<Form, Act>,
  fresh: Form,
  fits: (form: Form) => boolean,
  drafts: readonly Draft[],
): Held<Form> {
  for (const draft of drafts) {
    const form = draft.kind === kind.kind ? kind.ofDraft(draft.body) : null;
    if (form !== null && form.accountId === fresh.accountId && fits(form)) {
      return { form, isOpen: true, restoredFromMs: draft.savedMs };
    }
  }
  return { form: fresh, isOpen: true, restoredFromMs: null };
}
