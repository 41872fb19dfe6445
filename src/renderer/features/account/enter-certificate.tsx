import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { TaxQuarterView } from '../../../shared/contract/deductions.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { DateField } from '../../components/date-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';

/** A certificate of tax: its number, its amount and its date, for one quarter. */
export function EnterCertificate({
  accountId,
  quarter: { quarter, claimed },
  leftMinor,
  onClose,
}: {
  readonly accountId: string;
  readonly quarter: TaxQuarterView;
  readonly leftMinor: number;
  readonly onClose: () => void;
}) {
  const t = useWords('deductions');
  const { today } = useSession();
  const { commandId } = useCommandId();
  const receive = useCommand('receiveTaxCertificate');
  const { currency } = claimed;
  const [number, setNumber] = useState('');
  const [amount, setAmount] = useState<{ readonly text: string; readonly amountMinor: number | null }>({
    text: amountText({ amountMinor: leftMinor, currency }),
    amountMinor: leftMinor,
  });
  const [day, setDay] = useState<{ readonly text: string; readonly on: PlainDate | null }>({
    text: 'today',
    on: today,
  });
  const isReady = number.trim() !== '' && amount.amountMinor !== null && day.on !== null;
  const submit = async (): Promise<void> => {
    if (amount.amountMinor === null || day.on === null) return;
    const { amountMinor } = amount;
    const result = await receive.run({ commandId, accountId, quarter, number, amountMinor, datedOn: day.on });
    if (!result.ok) return;
    const { differenceMinor } = result.value;
    const left = amountText({ amountMinor: differenceMinor, currency });
    showToast(differenceMinor > 0 ? t('certificateShort', { amount: left }) : t('certificateDone'));
    onClose();
  };
  return (
    <Dialog open title={t('certificateTitle', { quarter })} onClose={onClose} size="sm">
      <form
        className="stack-wide"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          label={t('certificateNumber')}
          value={number}
          maxLength={40}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <MoneyInput
          label={t('certificateAmount')}
          currency={currency}
          text={amount.text}
          onChange={(text, amountMinor) => setAmount({ text, amountMinor })}
        />
        <DateField
          label={t('certificateDate')}
          text={day.text}
          today={today}
          bias="past"
          onChange={(text, on) => setDay({ text, on })}
        />
        <FormEnd command={receive} isReady={isReady} />
      </form>
    </Dialog>
  );
}

function FormEnd({
  command,
  isReady,
}: {
  readonly command: ReturnType<typeof useCommand<'receiveTaxCertificate'>>;
  readonly isReady: boolean;
}) {
  const t = useWords('deductions');
  return (
    <>
      <RefusalNotice refusal={command.refusal} />
      <Button type="submit" disabled={!isReady} loading={command.isRunning}>
        {t('save')}
      </Button>
    </>
  );
}
