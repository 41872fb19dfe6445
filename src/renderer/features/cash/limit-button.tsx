import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';

import { useCommand, useCommandId } from '../../api.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { CashForm } from './cash-form.tsx';

type Kind = 'byRole' | 'own' | 'none';

/** How much cash one person may hold and how long. */
export function LimitButton(person: {
  readonly userId: string;
  readonly name: string;
  readonly currency: string;
}) {
  const t = useWords('cash');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="subtle" onClick={() => setOpen(true)}>
        {t('limit.change')}
        <span className="visually-hidden"> {person.name}</span>
      </Button>
      {isOpen && <LimitForm {...person} onClose={() => setOpen(false)} />}
    </>
  );
}

function LimitForm({
  userId,
  name,
  currency,
  onClose,
}: {
  readonly userId: string;
  readonly name: string;
  readonly currency: string;
  readonly onClose: () => void;
}) {
  const t = useWords('cash');
  const [kind, setKind] = useState<Kind>('byRole');
  const [amount, setAmount] = useState<{ text: string; amountMinor: number | null }>({
    text: '',
    amountMinor: null,
  });
  const [ageHours, setAgeHours] = useState(24);
  const { commandId } = useCommandId();
  const command = useCommand('setCashLimit');
  const { amountMinor } = amount;
  const limit =
    kind !== 'own'
      ? kind
      : amountMinor === null || amountMinor <= 0
        ? null
        : { currency, amountMinor, ageHours };
  const save = async (): Promise<void> => {
    if (limit === null) return;
    const result = await command.run({ commandId, userId, limit });
    if (result.ok) onClose();
  };
  return (
    <CashForm
      title={t('limit.title', { name })}
      saveWords={t('limit.save')}
      isReady={limit !== null}
      isRunning={command.isRunning}
      refusal={command.refusal}
      onSave={save}
      onClose={onClose}
    >
      <ChoiceKeys
        label={t('limit.kind')}
        columns={1}
        value={kind}
        onChange={setKind}
        choices={(['byRole', 'own', 'none'] as const).map((code) => ({
          code,
          label: t(`limit.kind_${code}`),
        }))}
      />
      {kind === 'own' && (
        <MoneyInput
          label={t('amount')}
          currency={currency}
          text={amount.text}
          onChange={(text, typedMinor) => setAmount({ text, amountMinor: typedMinor })}
        />
      )}
      {kind === 'own' && <AgeHours hours={ageHours} onChange={setAgeHours} />}
    </CashForm>
  );
}

function AgeHours({
  hours,
  onChange,
}: {
  readonly hours: number;
  readonly onChange: (hours: number) => void;
}) {
  const t = useWords('cash');
  return (
    <NumberInput
      label={t('limit.hours')}
      value={hours}
      min={1}
      max={8760}
      onChange={(typed) => onChange(Number(typed) || 24)}
    />
  );
}
