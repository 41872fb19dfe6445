import { Button } from '@mantine/core';
import { useRef, useState } from 'react';

import type { AccountView } from '../../../shared/contract/account.ts';
import type { Refusal } from '../../../shared/contract/contract.ts';
import type { HouseRules } from '../../../shared/contract/house.ts';
import { useCommand } from '../../api.ts';
import { useKeyCommands } from '../../commands/registry.ts';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showSaved } from '../../components/saved-toast.ts';
import { settleDraft } from '../../drafts/keep-draft.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import { chosenAccounts, type OtherAccount } from './also-about.tsx';
import { ContactForm } from './contact-form.tsx';
import { focusMissing } from './focus-missing.ts';
import { MissingLine } from './missing-line.tsx';
import { readForm } from './read-form.ts';
import type { Contact } from './use-contact.ts';
import { WrapUpTimer } from './wrap-up-timer.tsx';
import './interaction-panel.css';

/** What the screen goes on by when a contact was saved. */
export interface SavedContact {
  /** Money was taken on the account: the others of the contact may have theirs to give. */
  readonly tookMoney: boolean;
  readonly otherAccounts: readonly OtherAccount[];
}

/** What the panel needs from the screen it stands on. */
export interface InteractionPanelProps {
  readonly account: AccountView | undefined;
  readonly rules: HouseRules | undefined;
  readonly contact: Contact;
  /** The contact is in the ledger. */
  readonly onSaved: (saved: SavedContact) => void;
  /** Money changes hands during a visit: the screen opens its receipt. */
  readonly onTakeMoney: () => void;
}

/**
 * Logs a call, an inbound call or a visit. Always mounted and only shown, so that it opens at once; the focus lands on
 * the outcome, digits choose, Ctrl+Enter saves, and every keystroke is kept as a draft.
 */
export function InteractionPanel({ account, rules, contact, onSaved, onTakeMoney }: InteractionPanelProps) {
  const t = useWords('interaction');
  const { form, isOpen } = contact;
  const root = useRef<HTMLDivElement>(null);
  const saving = useSaveContact({ account, rules, contact, onSaved, root });
  useKeyCommands({ save: () => void saving.save() }, isOpen);
  const isReady = form !== null && account !== undefined && rules !== undefined;
  return (
    <Panel
      kind="side"
      title={t(`title.${form?.channel ?? 'call'}`)}
      open={isOpen}
      onClose={contact.close}
      aside={isOpen && form !== null && <WrapUpTimer openedAtMs={form.openedAtMs} />}
      footer={
        <>
          <MissingLine reading={saving.reading} isAsked={saving.isAsked} />
          <Button
            size="md"
            className="contact-save"
            loading={saving.isRunning}
            onClick={() => void saving.save()}
            rightSection={<kbd aria-hidden>Ctrl+Enter</kbd>}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <div ref={root} className="contact">
        <RefusalNotice refusal={saving.refusal} />
        {isReady && (
          <ContactForm
            key={form.commandId}
            account={account}
            rules={rules}
            contact={contact}
            form={form}
            reading={saving.reading}
            onTakeMoney={onTakeMoney}
          />
        )}
      </div>
    </Panel>
  );
}

function useSaveContact({
  account,
  rules,
  contact,
  onSaved,
  root,
}: Omit<InteractionPanelProps, 'onTakeMoney'> & { readonly root: { readonly current: HTMLElement | null } }) {
  const t = useWords('interaction');
  const { today } = useSession();
  const command = useCommand('logInteraction');
  // Complaints belong to one form: another one starts without them.
  const [askedFor, setAskedFor] = useState<string | null>(null);
  const { form } = contact;
  // An account that left the customer meanwhile is no longer offered, and so no longer meant.
  const otherAccounts = form === null || account === undefined ? [] : chosenAccounts(form, account);
  const alsoAbout = otherAccounts.map(({ accountId }) => accountId);
  const reading =
    form === null || account === undefined || rules === undefined
      ? null
      : readForm(
          { ...form, alsoAbout },
          {
            matrix: rules.dispositions,
            currency: account.currency,
            today,
            salaryDay: account.party.salaryDay,
          },
        );
  const save = async (): Promise<void> => {
    setAskedFor(form?.commandId ?? null);
    if (reading?.input === null || reading?.input === undefined || form === null) {
      focusMissing(root.current, reading);
      return;
    }
    await settleDraft(form.commandId);
    const result = await command.run(reading.input);
    if (!result.ok) return;
    contact.saved();
    showSaved(
      t(result.value.pendingApproval ? 'savedPending' : 'saved', { party: account?.party.name ?? '' }),
    );
    onSaved({ tookMoney: reading.outcome?.nextStep?.action === 'recordReceipt', otherAccounts });
  };
  const isAsked = form !== null && askedFor === form.commandId;
  const refusal = isAsked ? namedRefusal(command.refusal, account) : undefined;
  return { save, reading, isAsked, isRunning: command.isRunning, refusal };
}

/** Main names an account by its id; the person knows it by its number. */
function namedRefusal(refusal: Refusal | undefined, account: AccountView | undefined): Refusal | undefined {
  const accountId = refusal?.params?.['accountId'];
  const other = account?.party.otherAccounts.find((known) => known.accountId === accountId);
  if (refusal === undefined || other === undefined) return refusal;
  return { ...refusal, params: { ...refusal.params, account: other.account } };
}
