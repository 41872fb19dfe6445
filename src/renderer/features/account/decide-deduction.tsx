import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { DeductionView } from '../../../shared/contract/deductions.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** A second person accepts what was kept back, whole or in part, or says that it is still owed. */
export function DecideDeduction({
  deduction,
  onClose,
}: {
  readonly deduction: DeductionView;
  readonly onClose: () => void;
}) {
  const t = useWords('deductions');
  const { commandId } = useCommandId();
  const decide = useCommand('decideDeduction');
  const { amount, lines, deductionId } = deduction;
  const amountOf = (amountMinor: number): string => amountText({ ...amount, amountMinor });
  const [accepted, setAccepted] = useState(
    lines.map(
      ({ amountMinor }): Typed => ({
        text: amountOf(amountMinor),
        amountMinor,
      }),
    ),
  );
  const [number, setNumber] = useState('');
  const acceptedMinor = accepted.reduce((sum, one) => sum + (one.amountMinor ?? 0), 0);
  const run = async (isAccepted: boolean): Promise<void> => {
    const parts = lines.flatMap(({ itemId }, at) => {
      const amountMinor = accepted[at]?.amountMinor ?? 0;
      return isAccepted && amountMinor > 0 ? [{ itemId, amountMinor }] : [];
    });
    const creditNoteNumber = number.trim() === '' ? null : number.trim();
    const result = await decide.run({ commandId, deductionId, accepted: parts, creditNoteNumber });
    if (!result.ok) return;
    const { creditNoteNumber: given } = result.value;
    showToast(
      given === null
        ? t('rejectedDone', { amount: amountText(amount) })
        : t('acceptedDone', { number: given, amount: amountOf(result.value.acceptedMinor) }),
    );
    onClose();
  };
  const title = t('decideTitle', { amount: amountText(amount), reason: t(`reason.${deduction.reason}`) });
  return (
    <Dialog open title={title} onClose={onClose} size="md">
      <div className="stack-wide">
        <p className="muted">{t('decideHint')}</p>
        {deduction.note !== null && <p>{deduction.note}</p>}
        <AcceptedAmounts deduction={deduction} accepted={accepted} onChange={setAccepted} />
        <TextInput
          label={t('creditNoteNumber')}
          description={t('creditNoteHint')}
          value={number}
          maxLength={40}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <RefusalNotice refusal={decide.refusal} />
        <div className="row">
          <Button variant="default" color="red" loading={decide.isRunning} onClick={() => void run(false)}>
            {t('reject')}
          </Button>
          <Button
            className="push"
            disabled={acceptedMinor === 0}
            loading={decide.isRunning}
            onClick={() => void run(true)}
          >
            {t('accept')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

interface Typed {
  readonly text: string;
  readonly amountMinor: number | null;
}

/** How much of each claim is accepted; at first all that was kept back. */
function AcceptedAmounts({
  deduction: { amount, lines },
  accepted,
  onChange,
}: {
  readonly deduction: DeductionView;
  readonly accepted: readonly Typed[];
  readonly onChange: (accepted: Typed[]) => void;
}) {
  const t = useWords('deductions');
  return lines.map((line, at) => (
    <MoneyInput
      key={line.itemId}
      label={t('acceptAmount', {
        number: line.number,
        amount: amountText({ ...amount, amountMinor: line.amountMinor }),
      })}
      currency={amount.currency}
      text={accepted[at]?.text ?? ''}
      onChange={(text, amountMinor) => onChange(accepted.with(at, { text, amountMinor }))}
    />
  ));
}
