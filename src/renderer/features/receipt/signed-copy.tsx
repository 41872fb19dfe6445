import { Button } from '@mantine/core';
import { useState } from 'react';

import type { ReceiptView } from '../../../shared/contract/receipt.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { DateField } from '../../components/date-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { PhotoField } from '../../components/photo-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { usePhoto } from '../../components/use-photo.ts';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall, useSession } from '../../session/session.tsx';

/** The counter-copy that the payer signed: only with it does a part payment start limitation anew (row V5). */
export function SignedCopy({ receipt }: { readonly receipt: ReceiptView }) {
  const t = useWords('receipt');
  const mayKeep = useMayCall('acknowledgeReceipt');
  const [isOpen, setOpen] = useState(false);
  const { signedCopy, voidState, practice } = receipt;
  if (voidState === 'approved' || practice) return null;
  if (signedCopy !== null) {
    return (
      <div className="signed-copy row no-print">
        <StatusChip tone="ok">{t('signed.kept')}</StatusChip>
        <span className="muted">{t('signed.since', { on: dayText(signedCopy.restartsOn) })}</span>
      </div>
    );
  }
  if (!mayKeep) return null;
  return (
    <div className="signed-copy row no-print">
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('signed.keep')}
      </Button>
      <span className="muted">{t('signed.none')}</span>
      {isOpen && (
        <Dialog open title={t('signed.keep')} onClose={() => setOpen(false)} size="md">
          <SignedForm receipt={receipt} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </div>
  );
}

function SignedForm({ receipt, onDone }: { readonly receipt: ReceiptView; readonly onDone: () => void }) {
  const t = useWords('receipt');
  const { today } = useSession();
  const { commandId } = useCommandId();
  const acknowledge = useCommand('acknowledgeReceipt');
  const photo = usePhoto();
  const [words, setWords] = useState('today');
  const [signedOn, setSignedOn] = useState<PlainDate | null>(today);
  const submit = async (): Promise<void> => {
    if (signedOn === null) return;
    const attachmentId = await photo.keep(receipt.accountId);
    if (typeof attachmentId !== 'string') return;
    const { receiptId } = receipt;
    const result = await acknowledge.run({ commandId, receiptId, attachmentId, signedOn });
    if (!result.ok) return;
    showToast(t('signed.kept'));
    onDone();
  };
  return (
    <form
      className="stack-wide"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>{t('signed.what')}</p>
      <PhotoField label={t('signed.photo')} isNeeded {...photo.field} />
      <DateField
        label={t('signed.on')}
        text={words}
        today={today}
        bias="past"
        onChange={(text, date) => {
          setWords(text);
          setSignedOn(date);
        }}
      />
      <RefusalNotice refusal={acknowledge.refusal} />
      <Button
        type="submit"
        disabled={photo.photo === null || signedOn === null}
        loading={acknowledge.isRunning}
      >
        {t('signed.keep')}
      </Button>
    </form>
  );
}
