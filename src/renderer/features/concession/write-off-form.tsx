import { TextInput } from '@mantine/core';
import { useState } from 'react';

import type { ConcessionsView } from '../../../shared/contract/concessions.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { readAmount } from '../../components/read-amount.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ReasonChoice } from './reason-choice.tsx';
import { SaveConcession } from './save-concession.tsx';

const modes = ['technical', 'final'] as const;

/** Asks for the account to be written off. The amount is typed once more, because a final one ends the claim. */
export function WriteOffForm({
  view,
  onClose,
}: {
  readonly view: ConcessionsView;
  readonly onClose: () => void;
}) {
  const t = useWords('concession');
  const { accountId, currency } = view;
  const { commandId } = useCommandId();
  const command = useCommand('proposeWriteOff');
  const [mode, setMode] = useState<(typeof modes)[number]>('technical');
  const [reason, setReason] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const amountMinor = view.duesMinor - view.notFrozenMinor;
  const read = readAmount(typed, currency);
  const isTyped = read.ok && read.value.amountMinor === amountMinor;
  const save = async (): Promise<void> => {
    if (reason === null) return;
    const result = await command.run({ commandId, accountId, mode, amountMinor, reason });
    if (!result.ok) return;
    showToast(t('writeOffAsked'));
    onClose();
  };
  return (
    <Dialog title={t('act.writeOff')} open onClose={onClose} size="md">
      <div className="stack-wide">
        <ChoiceKeys
          label={t('writeOffMode')}
          columns={1}
          value={mode}
          onChange={setMode}
          autoFocus
          choices={modes.map((code) => ({ code, label: t(`codes:writeOffMode.${code}`) }))}
        />
        <p className="muted">{t(`writeOffMeans.${mode}`)}</p>
        <ReasonChoice value={reason} onChange={setReason} />
        <TextInput
          label={t('writeOffType', { amount: amountText({ amountMinor, currency }, { alwaysMinor: true }) })}
          value={typed}
          inputMode="decimal"
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <RefusalNotice refusal={command.refusal} />
        <SaveConcession
          isReady={reason !== null && isTyped}
          isRunning={command.isRunning}
          onSave={() => void save()}
        >
          {t('writeOffSave')}
        </SaveConcession>
      </div>
    </Dialog>
  );
}
