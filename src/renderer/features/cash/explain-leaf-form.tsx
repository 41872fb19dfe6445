import { TextInput } from '@mantine/core';
import { useState } from 'react';

import type { ReceiptBookView } from '../../../shared/contract/periods.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { CashForm } from './cash-form.tsx';

const states = ['void', 'lost', 'unused'] as const;

/** Why a leaf of a book carries no receipt. */
export function ExplainLeafForm({
  book,
  leaf,
  onClose,
}: {
  readonly book: ReceiptBookView;
  readonly leaf: ReceiptBookView['leaves'][number];
  readonly onClose: () => void;
}) {
  const t = useWords('cash');
  const [state, setState] = useState<(typeof states)[number] | null>(null);
  const [note, setNote] = useState('');
  const { commandId } = useCommandId();
  const explain = useCommand('explainLeaf');
  const save = async (): Promise<void> => {
    if (state === null) return;
    const { receiptBookId } = book;
    const result = await explain.run({ commandId, receiptBookId, leaf: leaf.leaf, state, note });
    if (result.ok) onClose();
  };
  return (
    <CashForm
      title={t('leaf.explainTitle', { number: leaf.number })}
      saveWords={t('leaf.explain')}
      isReady={state !== null}
      isRunning={explain.isRunning}
      refusal={explain.refusal}
      onSave={save}
      onClose={onClose}
    >
      <ChoiceKeys
        label={t('leaf.why')}
        columns={1}
        value={state}
        onChange={setState}
        choices={states.map((code) => ({ code, label: t(`leaf.state.${code}`) }))}
      />
      <TextInput
        label={t('leaf.note')}
        value={note}
        maxLength={200}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </CashForm>
  );
}
