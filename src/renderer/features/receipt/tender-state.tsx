import { Button } from '@mantine/core';
import { useState } from 'react';

import type { ReceiptView } from '../../../shared/contract/receipt.ts';
import { newCommandId, useCommand } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { StatusChip, type Tone } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall, useSession } from '../../session/session.tsx';
import { UpiCode } from './upi-code.tsx';

type Standing = ReceiptView['tenderStandings'][number];

const toneByStanding: Readonly<Record<Standing, Tone>> = {
  taken: 'neutral',
  claimed: 'warning',
  confirmed: 'ok',
  failed: 'danger',
  bounced: 'danger',
};

/** Where the money of a receipt's parts stands: what is only claimed, what the bank shows, what never came. */
export function TenderStates({ receipt }: { readonly receipt: ReceiptView }) {
  const t = useWords('receipt');
  const c = useWords('codes');
  const spoken = receipt.tenders.flatMap((tender, at) => {
    const standing = receipt.tenderStandings[at] ?? 'taken';
    return standing === 'taken' ? [] : [{ tender: tender.tender, standing, at }];
  });
  if (spoken.length === 0 || receipt.voidState === 'approved') return null;
  const isUpiClaimed = spoken.some(({ tender, standing }) => tender === 'upi' && standing === 'claimed');
  return (
    <section className="card stack no-print" aria-label={t('money.title')}>
      {spoken.map(({ tender, standing, at }) => (
        <div key={at} className="row">
          <span>{c(`tender.${tender}`)}</span>
          <StatusChip tone={toneByStanding[standing]}>{t(`money.${standing}`)}</StatusChip>
          {standing === 'claimed' && <SayOfTender receiptId={receipt.receiptId} at={at} />}
        </div>
      ))}
      {isUpiClaimed && <UpiCode receiptId={receipt.receiptId} />}
    </section>
  );
}

/** A person's word on a claimed part: it is in the bank, or it never came. */
function SayOfTender({ receiptId, at }: { readonly receiptId: string; readonly at: number }) {
  const t = useWords('receipt');
  const { today } = useSession();
  const mayConfirm = useMayCall('confirmTender');
  const confirm = useCommand('confirmTender');
  const fail = useCommand('failTender');
  const [isSure, setSure] = useState(false);
  if (!mayConfirm) return null;
  const say = async (word: 'confirm' | 'fail'): Promise<void> => {
    const tender = { commandId: newCommandId(), receiptId, at, on: today };
    const result =
      word === 'confirm'
        ? await confirm.run(tender)
        : await fail.run({ ...tender, reasonCode: 'notReceived' });
    if (result.ok) showToast(t(`money.done_${word}`));
  };
  return (
    <div className="row push">
      <Button variant="default" loading={confirm.isRunning} onClick={() => void say('confirm')}>
        {t('money.confirm')}
      </Button>
      <Button
        variant="default"
        color="red"
        loading={fail.isRunning}
        onClick={() => (isSure ? void say('fail') : setSure(true))}
      >
        {t(isSure ? 'money.failSure' : 'money.fail')}
      </Button>
      <RefusalNotice refusal={confirm.refusal ?? fail.refusal} />
    </div>
  );
}
