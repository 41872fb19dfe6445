import { NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { CashForm } from './cash-form.tsx';

/** A pre-printed book is given to a person: its letters, its first and its last number. */
export function IssueBookForm({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('cash');
  const team = useProcedure('listTeam', {});
  const [series, setSeries] = useState('');
  const [first, setFirst] = useState('');
  const [lastLeaf, setLastLeaf] = useState(0);
  const [issuedTo, setIssuedTo] = useState<string | null>(null);
  const { commandId } = useCommandId();
  const issue = useCommand('issueReceiptBook');
  const firstLeaf = Number(first);
  const isReady = series.trim() !== '' && /^\d{1,10}$/.test(first) && firstLeaf > 0 && lastLeaf >= firstLeaf;
  const save = async (): Promise<void> => {
    if (issuedTo === null) return;
    // The first number as it is printed says how many digits a number has.
    const digits = Math.max(first.length, String(lastLeaf).length);
    const result = await issue.run({ commandId, series, firstLeaf, lastLeaf, digits, issuedTo });
    if (result.ok) onClose();
  };
  return (
    <CashForm
      title={t('leaf.issue')}
      saveWords={t('leaf.issueSave')}
      isReady={isReady && issuedTo !== null}
      isRunning={issue.isRunning}
      refusal={issue.refusal}
      onSave={save}
      onClose={onClose}
    >
      <TextInput
        label={t('leaf.series')}
        description={t('leaf.seriesHint')}
        value={series}
        maxLength={20}
        onChange={(event) => setSeries(event.currentTarget.value)}
      />
      <TextInput
        label={t('leaf.first')}
        description={t('leaf.firstHint')}
        value={first}
        inputMode="numeric"
        maxLength={10}
        onChange={(event) => setFirst(event.currentTarget.value.trim())}
      />
      <NumberInput
        label={t('leaf.last')}
        value={lastLeaf === 0 ? '' : lastLeaf}
        min={1}
        allowDecimal={false}
        onChange={(value) => setLastLeaf(Number(value) || 0)}
      />
      <Select
        label={t('leaf.carrier')}
        value={issuedTo}
        onChange={setIssuedTo}
        data={(team.data?.members ?? [])
          .filter(({ active }) => active)
          .map(({ userId, name }) => ({ value: userId, label: name }))}
      />
    </CashForm>
  );
}
