import { TextInput } from '@mantine/core';
import { useState } from 'react';

import type { DepositView, WalletView } from '../../../shared/contract/cash.ts';
import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall, useSession } from '../../session/session.tsx';
import { CashForm } from './cash-form.tsx';
import { DayCard } from './day-card.tsx';
import { DepositTable, MovementTable } from './movement-tables.tsx';
import { WalletFigure } from './wallet-figure.tsx';

/** Another person's wallet, for who counts the money of others. */
export function PersonWallet({
  userId,
  name,
  onClose,
}: {
  readonly userId: string;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const wallet = useProcedure('readWallet', { userId });
  return (
    <Dialog title={name} open onClose={onClose} size="xl">
      <DataState state={wallet}>{(data) => <Wallet wallet={data} />}</DataState>
    </Dialog>
  );
}

function Wallet({ wallet }: { readonly wallet: WalletView }) {
  const { user } = useSession();
  const mayTakeBack = useMayCall('takeBackDeposit') && user.userId !== wallet.userId;
  const [taking, setTaking] = useState<DepositView | null>(null);
  return (
    <div className="stack-wide">
      {wallet.standings.map((standing) => (
        <WalletFigure key={standing.currency} standing={standing} />
      ))}
      {wallet.days.map((day) => (
        <DayCard key={day.closeId} day={day} withName={false} onDecide={null} />
      ))}
      <DepositTable deposits={wallet.deposits} onTakeBack={mayTakeBack ? setTaking : null} />
      <MovementTable movements={wallet.movements} />
      {taking !== null && <TakeBackForm deposit={taking} onClose={() => setTaking(null)} />}
    </div>
  );
}

function TakeBackForm({ deposit, onClose }: { readonly deposit: DepositView; readonly onClose: () => void }) {
  const t = useWords('cash');
  const [reason, setReason] = useState('');
  const { commandId } = useCommandId();
  const command = useCommand('takeBackDeposit');
  const { userId, depositId, amount } = deposit;
  const save = async (): Promise<void> => {
    const result = await command.run({ commandId, userId, depositId, reason });
    if (result.ok) onClose();
  };
  return (
    <CashForm
      title={t('deposit.takeBackTitle', { amount: amountText(amount) })}
      saveWords={t('deposit.takeBack')}
      isReady={reason.trim() !== ''}
      isRunning={command.isRunning}
      refusal={command.refusal}
      onSave={save}
      onClose={onClose}
    >
      <p>{t('deposit.takeBackWhat')}</p>
      <TextInput
        label={t('deposit.takeBackReason')}
        value={reason}
        maxLength={200}
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </CashForm>
  );
}
