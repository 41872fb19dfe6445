import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { ReceiptBookView } from '../../../shared/contract/periods.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { Tender } from '../../../shared/domain/receipt/tenders.ts';
import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { DateField } from '../../components/date-field.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { showSaved } from '../../components/saved-toast.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import { CashForm } from './cash-form.tsx';

type Way = Extract<Tender['tender'], 'cash' | 'upi' | 'bankTransfer'>;
const ways: readonly Way[] = ['cash', 'upi', 'bankTransfer'];

/** A receipt is entered from a leaf of a pre-printed book: its number, its day, whose account, how much. */
export function EnterLeafForm({
  book,
  leaf,
  onClose,
}: {
  readonly book: ReceiptBookView;
  readonly leaf: ReceiptBookView['leaves'][number];
  readonly onClose: () => void;
}) {
  const t = useWords('cash');
  const { today } = useSession();
  const [accountId, setAccountId] = useState<string | null>(null);
  const [day, setDay] = useState<{ text: string; on: PlainDate | null }>({ text: '', on: null });
  const [amount, setAmount] = useState<{ text: string; amountMinor: number | null }>({
    text: '',
    amountMinor: null,
  });
  const [way, setWay] = useState<Way>('cash');
  const [reference, setReference] = useState('');
  const { commandId } = useCommandId();
  const record = useCommand('recordReceipt');
  const { amountMinor } = amount;
  const isReady = accountId !== null && day.on !== null && amountMinor !== null && amountMinor > 0;
  const save = async (): Promise<void> => {
    if (accountId === null || day.on === null || amountMinor === null) return;
    const said = way === 'cash' || reference.trim() === '' ? null : reference.trim();
    const result = await record.run({
      commandId,
      accountId,
      tenders: [{ tender: way, amountMinor, reference: said, bank: null, instrumentOn: null }],
      paper: { receiptBookId: book.receiptBookId, leaf: leaf.leaf, on: day.on },
    });
    if (!result.ok) return;
    showSaved(t('leaf.entered', { number: leaf.number }));
    onClose();
  };
  return (
    <CashForm
      title={t('leaf.enterTitle', { number: leaf.number })}
      saveWords={t('leaf.enterSave')}
      isReady={isReady}
      isRunning={record.isRunning}
      refusal={record.refusal}
      onSave={save}
      onClose={onClose}
    >
      <AccountChoice accountId={accountId} onChange={setAccountId} />
      <DateField
        label={t('leaf.day')}
        text={day.text}
        today={today}
        bias="past"
        onChange={(text, on) => setDay({ text, on })}
      />
      <MoneyInput
        label={t('amount')}
        currency="INR"
        text={amount.text}
        onChange={(text, typedMinor) => setAmount({ text, amountMinor: typedMinor })}
      />
      <WayOfPaying way={way} reference={reference} onWay={setWay} onReference={setReference} />
    </CashForm>
  );
}

function WayOfPaying({
  way,
  reference,
  onWay,
  onReference,
}: {
  readonly way: Way;
  readonly reference: string;
  readonly onWay: (way: Way) => void;
  readonly onReference: (reference: string) => void;
}) {
  const t = useWords('cash');
  const c = useWords('codes');
  return (
    <>
      <Select
        label={t('tenders.tender')}
        value={way}
        allowDeselect={false}
        onChange={(chosen) => onWay(ways.find((one) => one === chosen) ?? 'cash')}
        data={ways.map((one) => ({ value: one, label: c(`tender.${one}`) }))}
      />
      {way !== 'cash' && (
        <TextInput
          label={t('leaf.reference')}
          value={reference}
          maxLength={80}
          onChange={(event) => onReference(event.currentTarget.value)}
        />
      )}
    </>
  );
}

/** Finds an account by a name, a number or the end of a telephone number. */
function AccountChoice({
  accountId,
  onChange,
}: {
  readonly accountId: string | null;
  readonly onChange: (accountId: string | null) => void;
}) {
  const t = useWords('cash');
  const [text, setText] = useState('');
  const found = useProcedure(
    'search',
    { text, limit: 10 },
    { enabled: text.trim().length >= 2, keepPrevious: true },
  );
  const accounts = (found.data?.parties ?? []).flatMap(({ party, accounts: own }) =>
    own.map((one) => ({ value: one.accountId, label: `${party} · ${one.account}` })),
  );
  return (
    <div className="stack">
      <TextInput
        label={t('leaf.find')}
        value={text}
        maxLength={80}
        data-autofocus
        onChange={(event) => {
          setText(event.currentTarget.value);
          onChange(null);
        }}
      />
      {accounts.length > 0 && (
        <Select label={t('leaf.account')} value={accountId} onChange={onChange} data={accounts} />
      )}
    </div>
  );
}
