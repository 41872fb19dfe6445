import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { AccountView } from '../../../shared/contract/account.ts';
import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** A short payment is given its claim, its reason and its receipt. */
export function RecordDeduction({
  account,
  onClose,
}: {
  readonly account: AccountView;
  readonly onClose: () => void;
}) {
  const t = useWords('deductions');
  const { commandId } = useCommandId();
  const record = useCommand('recordDeduction');
  const open = account.items.filter(isPayable);
  const [itemId, setItemId] = useState<string | null>(open[0]?.itemId ?? null);
  const [reason, setReason] = useState<string | null>(null);
  const [receiptId, setReceiptId] = useState<string | null>(null);
  const [amount, setAmount] = useState<{ readonly text: string; readonly amountMinor: number | null }>({
    text: '',
    amountMinor: null,
  });
  const [words, setWords] = useState({ reference: '', note: '' });
  const { currency, accountId } = account;
  const isReady = itemId !== null && reason !== null && amount.amountMinor !== null;
  const submit = async (): Promise<void> => {
    if (itemId === null || reason === null || amount.amountMinor === null) return;
    const result = await record.run({
      commandId,
      accountId,
      reason,
      receiptId,
      lines: [{ itemId, amountMinor: amount.amountMinor }],
      reference: words.reference.trim() === '' ? null : words.reference,
      note: words.note.trim() === '' ? null : words.note,
    });
    if (!result.ok) return;
    showToast(t('recorded', { amount: amountText({ amountMinor: amount.amountMinor, currency }) }));
    onClose();
  };
  return (
    <Dialog open title={t('recordTitle')} onClose={onClose} size="md">
      <form
        className="stack-wide"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="muted">{t('recordHint')}</p>
        <ClaimSelect account={account} value={itemId} onChange={setItemId} />
        <MoneyInput
          label={t('amount')}
          currency={currency}
          text={amount.text}
          onChange={(text, amountMinor) => setAmount({ text, amountMinor })}
        />
        <ReasonSelect value={reason} onChange={setReason} />
        <ReceiptSelect accountId={accountId} value={receiptId} onChange={setReceiptId} />
        <Words words={words} onChange={setWords} />
        <RefusalNotice refusal={record.refusal} />
        <Button type="submit" size="md" disabled={!isReady} loading={record.isRunning}>
          {t('save')}
        </Button>
      </form>
    </Dialog>
  );
}

interface ChoiceProps {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

function ReasonSelect(props: ChoiceProps) {
  const t = useWords('deductions');
  const rules = useProcedure('readDeductionRules', {}).data;
  const reasons = (rules?.reasons.reasons ?? []).filter((reason) => reason.as === 'deduction');
  return (
    <Select
      label={t('reasonColumn')}
      data={reasons.map(({ code }) => ({ value: code, label: t(`reason.${code}`) }))}
      {...props}
    />
  );
}

function ReceiptSelect({ accountId, ...props }: ChoiceProps & { readonly accountId: string }) {
  const t = useWords('deductions');
  const receipts = useProcedure('listReceipts', { accountId, limit: 20 }).data?.rows ?? [];
  return (
    <Select
      label={t('receipt')}
      description={t('receiptHint')}
      placeholder={t('noReceipt')}
      clearable
      data={receipts.map((receipt) => ({
        value: receipt.receiptId,
        label: `${receipt.number} · ${dayText(receipt.receivedOn)} · ${amountText(receipt.amount)}`,
      }))}
      {...props}
    />
  );
}

function isPayable({ openMinor, claimedMinor }: AccountView['items'][number]): boolean {
  return openMinor > claimedMinor;
}

function ClaimSelect({ account, ...props }: ChoiceProps & { readonly account: AccountView }) {
  const t = useWords('deductions');
  const { currency } = account;
  return (
    <Select
      label={t('claim')}
      data={account.items.filter(isPayable).map((item) => ({
        value: item.itemId,
        label: t('claimChoice', {
          number: item.number,
          amount: amountText({ amountMinor: item.openMinor - item.claimedMinor, currency }),
        }),
      }))}
      allowDeselect={false}
      {...props}
    />
  );
}

interface TypedWords {
  readonly reference: string;
  readonly note: string;
}

/** The customer's own number of it, and a note. */
function Words({
  words,
  onChange,
}: {
  readonly words: TypedWords;
  readonly onChange: (words: TypedWords) => void;
}) {
  const t = useWords('deductions');
  return (
    <>
      <TextInput
        label={t('reference')}
        value={words.reference}
        maxLength={80}
        onChange={(event) => onChange({ ...words, reference: event.currentTarget.value })}
      />
      <Textarea
        label={t('note')}
        value={words.note}
        autosize
        maxLength={1000}
        onChange={(event) => onChange({ ...words, note: event.currentTarget.value })}
      />
    </>
  );
}
