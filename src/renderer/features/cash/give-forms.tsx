import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { WalletView } from '../../../shared/contract/cash.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { showSaved } from '../../components/saved-toast.ts';
import { Notice } from '../../components/status-chip.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { CashAmount, noCash } from './cash-amount.tsx';
import { CashForm } from './cash-form.tsx';
import { PictureField } from './picture-field.tsx';

/** What every form over a wallet takes. */
export interface WalletFormProps {
  readonly wallet: WalletView;
  readonly currency: string;
  readonly onClose: () => void;
}

function useGiving({ wallet, currency }: WalletFormProps) {
  const [cash, setCash] = useState(noCash);
  const { commandId } = useCommandId();
  const values = wallet.denominationsMinorByCurrency[currency] ?? [];
  const terms =
    cash.amountMinor === null || cash.amountMinor <= 0
      ? null
      : { commandId, currency, amountMinor: cash.amountMinor, denominations: cash.denominations };
  return { setCash, values, terms };
}

/** A deposit at a bank: amount, bank, slip, and a picture of the slip. */
export function DepositForm(props: WalletFormProps) {
  const t = useWords('cash');
  const { currency, onClose } = props;
  const { setCash, values, terms } = useGiving(props);
  const [bank, setBank] = useState('');
  const [branch, setBranch] = useState('');
  const [slipNumber, setSlipNumber] = useState('');
  const [upload, setUpload] = useState<string | null>(null);
  const deposit = useCommand('recordDeposit');
  const isReady = terms !== null && bank.trim() !== '' && slipNumber.trim() !== '';
  const save = async (): Promise<void> => {
    if (terms === null) return;
    const result = await deposit.run({ ...terms, bank, branch, slipNumber, upload });
    if (!result.ok) return;
    showSaved(t('deposit.saved', { amount: amountText(terms) }));
    onClose();
  };
  return (
    <CashForm
      title={t('deposit.title')}
      saveWords={t('deposit.save')}
      isReady={isReady}
      isRunning={deposit.isRunning}
      refusal={deposit.refusal}
      onSave={save}
      onClose={onClose}
    >
      <CashAmount label={t('amount')} currency={currency} values={values} onChange={setCash} />
      <TextInput
        label={t('deposit.bank')}
        value={bank}
        maxLength={120}
        onChange={(event) => setBank(event.currentTarget.value)}
      />
      <TextInput
        label={t('deposit.branch')}
        value={branch}
        maxLength={120}
        onChange={(event) => setBranch(event.currentTarget.value)}
      />
      <TextInput
        label={t('deposit.slip')}
        value={slipNumber}
        maxLength={80}
        onChange={(event) => setSlipNumber(event.currentTarget.value)}
      />
      <PictureField label={t('deposit.picture')} onChange={setUpload} />
    </CashForm>
  );
}

/** Cash offered to another person of the team. */
export function HandoverForm(props: WalletFormProps) {
  const t = useWords('cash');
  const { wallet, currency, onClose } = props;
  const { setCash, values, terms } = useGiving(props);
  const [toUserId, setToUserId] = useState<string | null>(null);
  const offer = useCommand('offerHandover');
  const save = async (): Promise<void> => {
    if (terms === null || toUserId === null) return;
    const result = await offer.run({ ...terms, toUserId });
    if (!result.ok) return;
    showSaved(t('handover.saved', { amount: amountText(terms) }));
    onClose();
  };
  return (
    <CashForm
      title={t('handover.title')}
      saveWords={t('handover.save')}
      isReady={terms !== null && toUserId !== null}
      isRunning={offer.isRunning}
      refusal={offer.refusal}
      onSave={save}
      onClose={onClose}
    >
      <p className="muted">{t('handover.what')}</p>
      <Select
        label={t('handover.to')}
        value={toUserId}
        onChange={setToUserId}
        data={wallet.receivers.map(({ userId, name, isCashier }) => ({
          value: userId,
          label: isCashier ? t('handover.cashier', { name }) : name,
        }))}
      />
      <CashAmount label={t('amount')} currency={currency} values={values} onChange={setCash} />
    </CashForm>
  );
}

/** Cash to a cashier without Bahi, with the countersigned paper. */
export function PaperForm(props: WalletFormProps) {
  const t = useWords('cash');
  const { currency, onClose } = props;
  const { setCash, values, terms } = useGiving(props);
  const [cashierName, setCashierName] = useState('');
  const [paperNumber, setPaperNumber] = useState('');
  const [upload, setUpload] = useState<string | null>(null);
  const give = useCommand('recordPaperHandover');
  const save = async (): Promise<void> => {
    if (terms === null || upload === null) return;
    const result = await give.run({ ...terms, cashierName, paperNumber, upload });
    if (!result.ok) return;
    showSaved(t('paper.saved', { amount: amountText(terms) }));
    onClose();
  };
  return (
    <CashForm
      title={t('paper.title')}
      saveWords={t('paper.save')}
      isReady={terms !== null && cashierName.trim() !== '' && upload !== null}
      isRunning={give.isRunning}
      refusal={give.refusal}
      onSave={save}
      onClose={onClose}
    >
      <Notice tone="info">{t('paper.what')}</Notice>
      <CashAmount label={t('amount')} currency={currency} values={values} onChange={setCash} />
      <TextInput
        label={t('paper.cashier')}
        value={cashierName}
        maxLength={120}
        onChange={(event) => setCashierName(event.currentTarget.value)}
      />
      <TextInput
        label={t('paper.number')}
        value={paperNumber}
        maxLength={80}
        onChange={(event) => setPaperNumber(event.currentTarget.value)}
      />
      <PictureField label={t('paper.picture')} onChange={setUpload} />
    </CashForm>
  );
}
