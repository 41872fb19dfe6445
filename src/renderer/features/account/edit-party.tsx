import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';

import type { AccountView } from '../../../shared/contract/account.ts';
import type { Refusal } from '../../../shared/contract/contract.ts';
import { newCommandId, useCommand } from '../../api.ts';
import { useKeyCommands } from '../../commands/registry.ts';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { PartyFieldInput } from './party-field-input.tsx';
import { changedPartyFields, type PartyField, partyFields, partyForm } from './party-form.ts';

/** Corrects what describes a customer. What it was before stays in the ledger. */
export function EditParty({
  account,
  open,
  onClose,
}: {
  readonly account: AccountView | undefined;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const t = useWords('account');
  return (
    <Dialog open={open} onClose={onClose} title={t('edit.title')}>
      {open && account !== undefined && (
        <PartyFields key={account.party.partyId} party={account.party} onDone={onClose} />
      )}
    </Dialog>
  );
}

interface FieldsProps {
  readonly party: AccountView['party'];
  readonly onDone: () => void;
}

function PartyFields({ party, onDone }: FieldsProps) {
  const t = useWords('account');
  const [form, setForm] = useState(() => partyForm(party));
  const saving = useSaveParty(party, onDone);
  const save = (event?: FormEvent): void => {
    event?.preventDefault();
    void saving.save(form);
  };
  useKeyCommands({ 'save-party': save });
  return (
    <form className="stack-wide" onSubmit={save}>
      <RefusalNotice refusal={saving.refusal} />
      <div className="party-fields">
        {partyFields.map((field) => (
          <PartyFieldInput
            key={field}
            field={field}
            value={form[field]}
            isWrong={saving.wrong.has(field)}
            onChange={(value) => {
              setForm({ ...form, [field]: value });
              saving.forgive(field);
            }}
          />
        ))}
      </div>
      <Button
        type="submit"
        loading={saving.isRunning}
        disabled={changedPartyFields(party, form).length === 0}
        rightSection={<kbd aria-hidden>Ctrl+Enter</kbd>}
      >
        {t('edit.save')}
      </Button>
    </form>
  );
}

/**
 * Sends every changed field as a command of its own. A value that does not fit is marked at its field and the others
 * are kept; saving again sends only what is not in the ledger yet.
 */
function useSaveParty(party: AccountView['party'], onDone: () => void) {
  const t = useWords('account');
  const command = useCommand('setPartyField');
  const [commandIds] = useState(() => new Map<string, string>());
  const [wrong, setWrong] = useState<ReadonlySet<PartyField>>(new Set());
  const [refusal, setRefusal] = useState<Refusal>();
  const idOf = (field: PartyField, value: string | null): string => {
    const key = `${field} ${value ?? ''}`;
    const commandId = commandIds.get(key) ?? newCommandId();
    commandIds.set(key, commandId);
    return commandId;
  };
  const save = async (form: ReturnType<typeof partyForm>): Promise<void> => {
    if (command.isRunning) return;
    const refused = new Set<PartyField>();
    for (const { field, value } of changedPartyFields(party, form)) {
      const commandId = idOf(field, value);
      const result = await command.run({ commandId, partyId: party.partyId, field, value });
      if (result.ok) continue;
      if (result.refusal.code !== 'badValue') {
        setRefusal(result.refusal);
        return;
      }
      refused.add(field);
    }
    setRefusal(undefined);
    setWrong(refused);
    if (refused.size > 0) return;
    showToast(t('edit.saved'));
    onDone();
  };
  const forgive = (field: PartyField): void =>
    setWrong(new Set([...wrong].filter((marked) => marked !== field)));
  return { save, forgive, wrong, refusal, isRunning: command.isRunning };
}
