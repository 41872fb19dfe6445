import { TextInput } from '@mantine/core';
import { useState } from 'react';

import type { OutputOf } from '../../../shared/contract/contract.ts';
import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { showSaved } from '../../components/saved-toast.ts';
import { Notice } from '../../components/status-chip.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { CashAmount, noCash } from './cash-amount.tsx';
import { CashForm } from './cash-form.tsx';
import type { WalletFormProps } from './give-forms.tsx';
import { TenderTable } from './tender-table.tsx';

/** Counting the day: what must be there by tender, what is, and the reason where the two differ. */
export function CloseDayForm(props: WalletFormProps) {
  const t = useWords('cash');
  const { wallet, currency, onClose } = props;
  const day = useProcedure('previewCashDay', { currency });
  const [cash, setCash] = useState(noCash);
  const [cheques, setCheques] = useState<{ text: string; amountMinor: number | null }>({
    text: '',
    amountMinor: null,
  });
  const [reason, setReason] = useState('');
  const { commandId } = useCommandId();
  const close = useCommand('closeCashDay');
  const cheque = day.data?.tenders.find(({ tender }) => tender === 'cheque');
  const isCounted = cash.amountMinor !== null && (cheque === undefined || cheques.amountMinor !== null);
  const varianceMinor = (cash.amountMinor ?? 0) - (day.data?.expectedMinor ?? 0);
  const differs =
    isCounted &&
    (varianceMinor !== 0 || (cheque !== undefined && cheques.amountMinor !== cheque.expectedMinor));
  const save = async (): Promise<void> => {
    const { amountMinor: countedMinor, denominations } = cash;
    if (countedMinor === null) return;
    const chequesCountedMinor = cheque === undefined ? null : cheques.amountMinor;
    const result = await close.run({
      commandId,
      currency,
      countedMinor,
      denominations,
      chequesCountedMinor,
      reason,
    });
    if (!result.ok) return;
    showSaved(t(result.value.isClosed ? 'close.closed' : 'close.waits'));
    onClose();
  };
  return (
    <CashForm
      title={t('close.title')}
      saveWords={t(differs ? 'close.saveDifference' : 'close.save')}
      isReady={isCounted && (!differs || reason.trim() !== '')}
      isRunning={close.isRunning}
      refusal={close.refusal}
      onSave={save}
      onClose={onClose}
    >
      <DataState state={day}>{(data) => <Expected day={data} />}</DataState>
      {day.data !== undefined && (
        <CashAmount
          label={t('close.counted')}
          currency={currency}
          values={wallet.denominationsMinorByCurrency[currency] ?? []}
          onChange={setCash}
        />
      )}
      {cheque !== undefined && (
        <MoneyInput
          label={t('close.cheques')}
          currency={currency}
          text={cheques.text}
          onChange={(text, amountMinor) => setCheques({ text, amountMinor })}
        />
      )}
      {differs && (
        <Difference varianceMinor={varianceMinor} currency={currency} reason={reason} onReason={setReason} />
      )}
    </CashForm>
  );
}

function Difference({
  varianceMinor,
  currency,
  reason,
  onReason,
}: {
  readonly varianceMinor: number;
  readonly currency: string;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}) {
  const t = useWords('cash');
  const words = varianceMinor < 0 ? 'close.short' : varianceMinor > 0 ? 'close.over' : 'close.chequesDiffer';
  return (
    <>
      <Notice tone="warning">
        {t(words, { amount: amountText({ amountMinor: Math.abs(varianceMinor), currency }) })}
      </Notice>
      <TextInput
        label={t('close.reason')}
        value={reason}
        maxLength={200}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
    </>
  );
}

function Expected({ day }: { readonly day: OutputOf<'previewCashDay'> }) {
  const t = useWords('cash');
  const { currency, openingMinor, expectedMinor, on, tenders, openHandovers } = day;
  return (
    <div className="stack">
      <p>
        {t('close.day', { day: dayText(on) })}{' '}
        {t('close.opening', { amount: amountText({ amountMinor: openingMinor, currency }) })}
      </p>
      <p>
        <strong>
          {t('close.expected', { amount: amountText({ amountMinor: expectedMinor, currency }) })}
        </strong>
      </p>
      {tenders.length > 0 && <TenderTable rows={tenders.map((line) => ({ ...line, currency }))} />}
      {openHandovers.length > 0 && (
        <Notice tone="info">{t('close.openHandovers', { count: openHandovers.length })}</Notice>
      )}
    </div>
  );
}
