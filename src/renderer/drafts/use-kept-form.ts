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
  /** Opens what was left unfinished: the draft of this id, else the newest; false where there is none of the kind. */
  readonly resume: (draftId?: string) => boolean;
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
  /** The account it is held for: on another account it is nothing. */
  readonly on: string;
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
  const nothing: Held<Form> = { on: accountId, form: null, isOpen: false, restoredFromMs: null };
  const [held, setHeld] = useState(nothing);
  // The newest form is read from here, so that two changes in one moment, or one after a wait, build on each other.
  const newest = useRef(held);
  const now = (): Held<Form> => (newest.current.on === accountId ? newest.current : nothing);
  const hold = (next: Held<Form>): void => {
    newest.current = next;
    setHeld(next);
  };
  const forget = (next: Held<Form>): void => {
    const { form } = now();
    if (form !== null) void dropDraft(form.commandId);
    hold(next);
  };
  const { form, isOpen, restoredFromMs } = held.on === accountId ? held : nothing;
  return {
    form,
    isOpen,
    restoredFromMs,
    open: (fresh, fits = () => true) => {
      const here = now();
      const isHere = here.form !== null && kind.isWorthKeeping(here.form) && fits(here.form);
      if (isHere) hold({ ...here, isOpen: true });
      else hold(unfinished(kind, accountId, fits, drafts) ?? { ...nothing, form: fresh, isOpen: true });
    },
    resume: (draftId) => {
      const asked = draftId === undefined ? drafts : drafts.filter((draft) => draft.draftId === draftId);
      const left = unfinished(kind, accountId, () => true, asked);
      if (left !== null) hold(left);
      return left !== null;
    },
    close: () => hold({ ...now(), isOpen: false }),
    act: (act) => {
      const here = now();
      if (here.form === null) return;
      const changed = kind.change(here.form, act);
      hold({ ...here, form: changed });
      if (kind.isWorthKeeping(changed)) {
        keepDraft({ draftId: changed.commandId, kind: kind.kind, accountId, body: JSON.stringify(changed) });
      }
    },
    restart: (fresh) => forget({ ...nothing, form: fresh, isOpen: true }),
    saved: () => forget(nothing),
  };
}

/** The newest draft of the kind on the account that fits, ready to go on with. */
function unfinished<Form extends { readonly accountId: string }, Act>(
  kind: FormKind<Form, Act>,
  accountId: string,
  fits: (form: Form) => boolean,
  drafts: readonly Draft[],
): Held<Form> | null {
  for (const draft of drafts) {
    const form = draft.kind === kind.kind ? kind.ofDraft(draft.body) : null;
    if (form !== null && form.accountId === accountId && fits(form)) {
      return { on: accountId, form, isOpen: true, restoredFromMs: draft.savedMs };
    }
  }
  return null;
}
