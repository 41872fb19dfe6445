import { Button, Select } from '@mantine/core';
import { useState } from 'react';

import type { OutstandingWork } from '../../../shared/contract/hub.ts';
import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { ConfirmHold } from '../../components/confirm-hold.tsx';
import { DataState } from '../../components/data-state.tsx';
import { Sheet } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { deviceCode } from '../../i18n/device-code.ts';
import { amountText } from '../../i18n/format.ts';
import { spanText } from '../../i18n/span.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall, useSession } from '../../session/session.tsx';

/** Somebody leaves: what is still out with them, and one action that ends it. */
export function Leave() {
  const t = useWords('hub');
  const mayLetGo = useMayCall('letGo');
  const [isOpen, setOpen] = useState(false);
  if (!mayLetGo) return null;
  return (
    <>
      <Button variant="default" className="push" onClick={() => setOpen(true)}>
        {t('leave.button')}
      </Button>
      {isOpen && <LeaveSheet onClose={() => setOpen(false)} />}
    </>
  );
}

function LeaveSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('hub');
  const { user } = useSession();
  const team = useProcedure('listTeam', {});
  const [userId, setUserId] = useState<string | null>(null);
  const others = (team.data?.members ?? []).filter((member) => member.active);
  const choices = others.map((member) => ({ value: member.userId, label: member.name }));
  return (
    <Sheet title={t('leave.title')} open onClose={onClose}>
      <Select
        label={t('leave.who')}
        value={userId}
        data={choices.filter(({ value }) => value !== user.userId)}
        onChange={setUserId}
        data-autofocus
      />
      {userId !== null && (
        <Outstanding
          key={userId}
          userId={userId}
          receivers={choices.filter(({ value }) => value !== userId)}
          onClose={onClose}
        />
      )}
    </Sheet>
  );
}

function Outstanding({
  userId,
  receivers,
  onClose,
}: {
  readonly userId: string;
  readonly receivers: readonly { readonly value: string; readonly label: string }[];
  readonly onClose: () => void;
}) {
  const t = useWords('hub');
  const outstanding = useProcedure('readOutstanding', { userId });
  const [toUserId, setTo] = useState<string | null>(null);
  const { commandId, renew } = useCommandId();
  const letGo = useCommand('letGo');
  const submit = async (name: string): Promise<void> => {
    const result = await letGo.run({ commandId, userId, toUserId });
    if (!result.ok) {
      renew();
      return;
    }
    showToast(t('leave.done', { name, count: result.value.reassigned }));
    onClose();
  };
  return (
    <DataState state={outstanding}>
      {(work) => (
        <div className="stack-wide">
          <OutstandingList work={work} />
          <Select
            label={t('leave.to')}
            placeholder={t('leave.team')}
            value={toUserId}
            data={[...receivers]}
            clearable
            onChange={setTo}
          />
          <RefusalNotice refusal={letGo.refusal} />
          <div className="row">
            <ConfirmHold
              disabled={work.cash.length > 0}
              loading={letGo.isRunning}
              onConfirm={() => void submit(work.name)}
            >
              {t('leave.save', { name: work.name })}
            </ConfirmHold>
          </div>
        </div>
      )}
    </DataState>
  );
}

function OutstandingList({ work }: { readonly work: OutstandingWork }) {
  const t = useWords('hub');
  const { accounts, openPromises, draftsHere, cash, devices } = work;
  return (
    <>
      <ul className="leave-list">
        <li>{t('leave.accounts', { count: accounts })}</li>
        <li>{t('leave.promises', { count: openPromises })}</li>
        {cash.length === 0 && <li>{t('leave.noCash')}</li>}
      </ul>
      {cash.length > 0 && (
        <Notice tone="warning">
          {t('leave.cash', { amounts: cash.map((amount) => amountText(amount)).join(', ') })}
        </Notice>
      )}
      {draftsHere > 0 && <Notice tone="info">{t('leave.drafts', { count: draftsHere })}</Notice>}
      {devices.map(({ device, receiptPrefix, silentMs }) => (
        <Notice key={device} tone="info">
          {t(silentMs === null ? 'leave.deviceUnknown' : 'leave.device', {
            device: receiptPrefix ?? deviceCode(device),
            age: silentMs === null ? '' : spanText(silentMs),
          })}
        </Notice>
      ))}
    </>
  );
}
