import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';

import type { AccountView } from '../../shared/contract/account.ts';
import type { ContactChannel } from '../../shared/domain/disposition/disposition-matrix.ts';
import { useKeyCommands } from '../commands/registry.ts';
import { usePermissionReason } from '../components/permission-button.tsx';
import { showToast } from '../components/toast.tsx';
import type { AccountActions } from '../features/account/index.ts';
import type { Contact } from '../features/interaction/index.ts';
import type { PromiseTaking } from '../features/promise/index.ts';
import type { ReceiptWriting } from '../features/receipt/index.ts';
import { useFocusMode } from './focus-mode.ts';

/** What of an account is open beside the work on it: who works it, what describes the customer, why it owes what it owes. */
export type AccountChange = 'assignee' | 'party' | 'charges';

/** What the address asks to open: a panel by name, or one draft in its own panel. */
export interface Opening {
  readonly wish: string;
  readonly draftId: string | null;
}

/** What the actions of an account work on. */
export interface ActionDesk {
  readonly accountId: string;
  readonly account: AccountView | undefined;
  readonly contact: Contact;
  readonly promise: PromiseTaking;
  readonly receipt: ReceiptWriting;
  readonly withdraw: (promiseId: string) => void;
  /** What of the account itself is being changed. */
  readonly changing: AccountChange | null;
  readonly change: (what: AccountChange) => void;
  readonly goOn: () => Promise<void>;
  /** What the address asks to open at once, as soon as everything is there. */
  readonly opening: Opening | null;
}

/** Everything that can be done on an account, with its keys: L, V, I, P, R, B, A, E, N. */
export function useAccountActions(desk: ActionDesk): AccountActions {
  const navigate = useNavigate();
  const { account, accountId, contact, promise, receipt } = desk;
  const permissionOf = (action: 'call' | 'visit') =>
    account?.permissions.find((permission) => permission.action === action);
  const closed = {
    call: usePermissionReason(permissionOf('call')),
    visit: usePermissionReason(permissionOf('visit')),
    inbound: null,
  };
  const actions: AccountActions = {
    contact: (channel: ContactChannel) => {
      const reason = closed[channel];
      if (reason === null) contact.open(channel);
      else showToast(reason);
    },
    takePromise: promise.open,
    withdrawPromise: desk.withdraw,
    takeMoney: receipt.open,
    buildPlan: () => void navigate({ to: '/plan/$accountId', params: { accountId } }),
    showPlan: () => void navigate({ to: '/plan/$accountId', params: { accountId } }),
    printStatement: () =>
      void navigate({ to: '/paper/$paper/$subjectId', params: { paper: 'statement', subjectId: accountId } }),
    showConcessions: () => void navigate({ to: '/concessions/$accountId', params: { accountId } }),
    assign: () => desk.change('assignee'),
    editParty: () => desk.change('party'),
    showWhy: () => desk.change('charges'),
    goOn: () => void desk.goOn(),
  };
  const isFree = !contact.isOpen && !promise.isOpen && !receipt.isOpen && desk.changing === null;
  useAccountKeys(actions, account !== undefined && isFree);
  useOpening(desk, actions);
  return actions;
}

/** Opens what the address asks for, once, and takes the wish out of the address. */
function useOpening(desk: ActionDesk, actions: AccountActions): void {
  const navigate = useNavigate();
  const { accountId, opening, contact, promise, receipt } = desk;
  const { wish = null, draftId = null } = opening ?? {};
  const grant = useEffectEvent(() => {
    if (wish === 'call' || wish === 'visit' || wish === 'inbound') actions.contact(wish);
    if (wish === 'unfinished' && draftId !== null) {
      // Each knows its own kind of draft, and the draft knows its channel.
      [contact, promise, receipt].find((panel) => panel.resume(draftId));
    }
    if (wish === 'promise' && !promise.resume()) actions.takePromise(null);
    if (wish === 'receipt') actions.takeMoney();
    if (wish === 'replaceReceipt' && draftId !== null) {
      const [receiptId = '', number = ''] = draftId.split(' ');
      receipt.replace({ receiptId, number });
    }
    void navigate({ to: '/account/$accountId', params: { accountId }, search: {}, replace: true });
  });
  const isAsked = wish !== null;
  useEffect(() => {
    if (isAsked) grant();
  }, [isAsked]);
}

function useAccountKeys(actions: AccountActions, isActive: boolean): void {
  const navigate = useNavigate();
  const endFocus = useFocusMode((mode) => mode.end);
  useKeyCommands(
    {
      'log-call': () => actions.contact('call'),
      'log-visit': () => actions.contact('visit'),
      'log-inbound': () => actions.contact('inbound'),
      'take-promise': () => actions.takePromise(null),
      'build-plan': actions.buildPlan,
      'take-money': actions.takeMoney,
      'print-statement': actions.printStatement,
      'show-concessions': actions.showConcessions,
      'assign-account': actions.assign,
      'edit-party': actions.editParty,
      'next-account': actions.goOn,
      'end-focus': endFocus,
      'to-today': () => {
        endFocus();
        void navigate({ to: '/today' });
      },
    },
    isActive,
  );
}
