import { TextInput } from '@mantine/core';
import { useState } from 'react';

import type { HandoverView } from '../../../shared/contract/cash.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { showSaved } from '../../components/saved-toast.ts';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { CashAmount, noCash } from './cash-amount.tsx';
import { CashForm } from './cash-form.tsx';

/** The receiver counts: what agrees is accepted by it, what does not is disputed with a reason. */
export function AnswerForm({
  handover,
  values,
  onClose,
}: {
  readonly handover: HandoverView;
  readonly values: readonly number[];
  readonly onClose: () => void;
}) {
  const t = useWords('cash');
  const [cash, setCash] = useState(noCash);
  const [note, setNote] = useState('');
  const { commandId } = useCommandId();
  const command = useCommand('answerHandover');
  const { amount, userId, handoverId, userName } = handover;
  const isCounted = cash.amountMinor !== null;
  const agrees = cash.amountMinor === amount.amountMinor;
  const save = async (): Promise<void> => {
    const answer = agrees ? 'accepted' : 'disputed';
    const { amountMinor: countedMinor, denominations } = cash;
    if (countedMinor === null) return;
    const asked = { commandId, userId, handoverId, answer, countedMinor, denominations, note } as const;
    const result = await command.run(asked);
    if (!result.ok) return;
    showSaved(t(`answer.${answer}`, { amount: amountText(amount), name: userName }));
    onClose();
  };
  return (
    <CashForm
      title={t('answer.title', { name: userName })}
      saveWords={t(isCounted && !agrees ? 'answer.dispute' : 'answer.accept')}
      isReady={isCounted && (agrees || note.trim() !== '')}
      isRunning={command.isRunning}
      refusal={command.refusal}
      onSave={save}
      onClose={onClose}
    >
      <p>{t('answer.offered', { amount: amountText(amount) })}</p>
      <CashAmount label={t('answer.counted')} currency={amount.currency} values={values} onChange={setCash} />
      {isCounted && !agrees && (
        <TextInput
          label={t('answer.why')}
          description={t('answer.differs', {
            amount: amountText({ ...amount, amountMinor: (cash.amountMinor ?? 0) - amount.amountMinor }),
          })}
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
    </CashForm>
  );
}
