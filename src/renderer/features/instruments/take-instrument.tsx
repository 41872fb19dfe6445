import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { PlainDate } from '../../../shared/domain/dates.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { DateField } from '../../components/date-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { PhotoField } from '../../components/photo-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { usePhoto } from '../../components/use-photo.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import { AccountPicker, type PickedAccount } from './account-picker.tsx';

type Kind = 'cheque' | 'nach';

interface Typed {
  readonly kind: Kind;
  readonly amount: string;
  readonly amountMinor: number | null;
  readonly number: string;
  readonly bank: string;
  readonly micr: string;
  readonly drawer: string;
  readonly dateWords: string;
  readonly drawnOn: PlainDate | null;
}

const nothing: Typed = {
  kind: 'cheque',
  amount: '',
  amountMinor: null,
  number: '',
  bank: '',
  micr: '',
  drawer: '',
  dateWords: '',
  drawnOn: null,
};

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Takes a post-dated cheque, or a mandate's debit, ahead of any receipt. */
export function TakeInstrument({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('instruments');
  const { commandId } = useCommandId();
  const register = useCommand('registerInstrument');
  const [account, setAccount] = useState<PickedAccount | null>(null);
  const photo = usePhoto();
  const [typed, setTyped] = useState<Typed>(nothing);
  const change = (part: Partial<Typed>): void => setTyped((before) => ({ ...before, ...part }));
  const { amountMinor, drawnOn } = typed;
  const isReady = account !== null && amountMinor !== null && drawnOn !== null && typed.number.trim() !== '';
  const submit = async (): Promise<void> => {
    if (account === null || amountMinor === null || drawnOn === null) return;
    const attachmentId = await photo.keep(account.accountId);
    if (attachmentId === undefined) return;
    const result = await register.run({
      commandId,
      accountId: account.accountId,
      instrumentKind: typed.kind,
      amountMinor,
      number: typed.number.trim(),
      bank: textOrNull(typed.bank),
      micr: textOrNull(typed.micr),
      drawer: textOrNull(typed.drawer),
      drawnOn,
      attachmentId,
    });
    if (!result.ok) return;
    showToast(t('taken'));
    onClose();
  };
  return (
    <Dialog open title={t('take')} onClose={onClose} size="md">
      <form
        className="stack-wide"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void submit();
        }}
      >
        <p>{t('takeWhat')}</p>
        <AccountPicker account={account} onPick={setAccount} />
        <Fields typed={typed} currency={account?.currency ?? 'INR'} onChange={change} />
        <PhotoField label={t('photo')} {...photo.field} />
        <RefusalNotice refusal={register.refusal} />
        <div className="row">
          <Button variant="default" onClick={onClose}>
            {t('back')}
          </Button>
          <Button type="submit" className="push" disabled={!isReady} loading={register.isRunning}>
            {t('take')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Fields({
  typed,
  currency,
  onChange,
}: {
  readonly typed: Typed;
  readonly currency: string;
  readonly onChange: (part: Partial<Typed>) => void;
}) {
  const t = useWords('instruments');
  const { today } = useSession();
  const field = (name: 'number' | 'bank' | 'micr' | 'drawer', label: string) => (
    <TextInput
      label={label}
      value={typed[name]}
      maxLength={120}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <Select
        label={t('kind')}
        data={(['cheque', 'nach'] as const).map((value) => ({
          value,
          label: t(`codes:instrumentKind.${value}`),
        }))}
        value={typed.kind}
        allowDeselect={false}
        onChange={(value) => onChange({ kind: (value ?? 'cheque') as Kind })}
      />
      <MoneyInput
        label={t('amount')}
        currency={currency}
        text={typed.amount}
        onChange={(amount, amountMinor) => onChange({ amount, amountMinor })}
      />
      {field('number', t(typed.kind === 'cheque' ? 'chequeNumber' : 'mandateNumber'))}
      <DateField
        label={t(typed.kind === 'cheque' ? 'date' : 'debitOn')}
        text={typed.dateWords}
        today={today}
        bias="future"
        onChange={(dateWords, drawnOn) => onChange({ dateWords, drawnOn })}
      />
      {field('bank', t('drawee'))}
      {field('micr', t('micr'))}
      {field('drawer', t('drawer'))}
    </>
  );
}
