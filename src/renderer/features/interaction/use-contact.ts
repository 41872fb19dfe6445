import type { AccountView } from '../../../shared/contract/account.ts';
import type { Draft } from '../../../shared/contract/drafts.ts';
import type { ContactChannel } from '../../../shared/domain/disposition/disposition-matrix.ts';
import { newCommandId } from '../../api.ts';
import { type FormKind, type KeptForm, useKeptForm } from '../../drafts/use-kept-form.ts';
import {
  blankForm,
  changeForm,
  type FormAct,
  formOfDraft,
  isWorthKeeping,
  type OutcomeForm,
} from './outcome-form.ts';

/** The contact that is being written down on an account, if any. */
export interface Contact extends Omit<KeptForm<OutcomeForm, FormAct>, 'open' | 'restart'> {
  readonly open: (channel: ContactChannel) => void;
  readonly restart: () => void;
}

const contactKind: FormKind<OutcomeForm, FormAct> = {
  kind: 'interaction',
  change: changeForm,
  ofDraft: formOfDraft,
  isWorthKeeping,
};

/** Holds the form of a contact on one account, one channel at a time. */
export function useContact(
  accountId: string,
  account: AccountView | undefined,
  drafts: readonly Draft[],
): Contact {
  const kept = useKeptForm(contactKind, accountId, drafts);
  return {
    ...kept,
    open: (channel) => {
      if (account !== undefined) kept.open(newForm(account, channel), (form) => form.channel === channel);
    },
    restart: () => {
      if (account !== undefined && kept.form !== null) kept.restart(newForm(account, kept.form.channel));
    },
  };
}

function newForm(account: AccountView, channel: ContactChannel): OutcomeForm {
  const blank = blankForm({
    commandId: newCommandId(),
    accountId: account.accountId,
    channel,
    openedAtMs: Date.now(),
    phoneId: account.phones.find((phone) => !phone.retired)?.phoneId ?? null,
    addressId: account.addresses.find((address) => !address.retired)?.addressId ?? null,
  });
  // A laptop seldom has a fix; until one is taken the visit says why (row V1: never blocks the save).
  return channel === 'visit' ? { ...blank, texts: { noFixReason: 'noGps' } } : blank;
}
