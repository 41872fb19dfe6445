import { Button } from '@mantine/core';
import { useRef, useState } from 'react';

import type { AccountView } from '../../../shared/contract/account.ts';
import type { HouseRules } from '../../../shared/contract/house.ts';
import { useCommand } from '../../api.ts';
import { useKeyCommands } from '../../commands/registry.ts';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showSaved } from '../../components/saved-toast.ts';
import { settleDraft } from '../../drafts/keep-draft.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import { ContactForm } from './contact-form.tsx';
import { focusMissing } from './focus-missing.ts';
import { MissingLine } from './missing-line.tsx';
import { readForm } from './read-form.ts';
import type { Contact } from './use-contact.ts';
import { WrapUpTimer } from './wrap-up-timer.tsx';
import './interaction-panel.css';

/** What the panel needs from the screen it stands on. */
export interface InteractionPanelProps {
  readonly account: AccountView | undefined;
  readonly rules: HouseRules | undefined;
  readonly contact: Contact;
  /** The contact is in the ledger. */
  readonly onSaved: () => void;
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
  const reading =
    form === null || account === undefined || rules === undefined
      ? null
      : readForm(form, {
          matrix: rules.dispositions,
          currency: account.currency,
          today,
          salaryDay: account.party.salaryDay,
        });
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
    onSaved();
  };
  const isAsked = form !== null && askedFor === form.commandId;
  const refusal = isAsked ? command.refusal : undefined;
  return { save, reading, isAsked, isRunning: command.isRunning, refusal };
}
