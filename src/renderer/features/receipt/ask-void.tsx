import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';

import type { ReceiptView } from '../../../shared/contract/receipt.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';

const reasons = ['wrongAmount', 'wrongAccount', 'paymentReturned', 'issuedTwice', 'other'] as const;

/** Asks that a receipt be void. It counts, and its paper says so, until a second person agrees. */
export function AskVoid({
  receipt,
}: {
  readonly receipt: Pick<ReceiptView, 'receiptId' | 'number' | 'voidState'>;
}) {
  const t = useWords('receipt');
  const mayAsk = useMayCall('requestReceiptVoid');
  const [isOpen, setOpen] = useState(false);
  if (!mayAsk || receipt.voidState === 'pending' || receipt.voidState === 'approved') return null;
  return (
    <>
      <Button variant="default" color="red" onClick={() => setOpen(true)}>
        {t('askVoid')}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t('voidTitle', { number: receipt.number })}
        size="md"
      >
        <VoidForm receiptId={receipt.receiptId} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function VoidForm({ receiptId, onDone }: { readonly receiptId: string; readonly onDone: () => void }) {
  const t = useWords('receipt');
  const c = useWords('codes');
  const { commandId } = useCommandId();
  const command = useCommand('requestReceiptVoid');
  const [reason, setReason] = useState<(typeof reasons)[number] | null>(null);
  const [note, setNote] = useState('');
  const ask = async (): Promise<void> => {
    if (reason === null) return;
    const result = await command.run({
      commandId,
      receiptId,
      reason,
      note: note.trim() === '' ? null : note,
    });
    if (!result.ok) return;
    showToast(t('voidAsked'));
    onDone();
  };
  return (
    <div className="stack-wide">
      <p className="muted">{t('voidHint')}</p>
      <RefusalNotice refusal={command.refusal} />
      <ChoiceKeys
        label={t('voidReason')}
        columns={1}
        value={reason}
        onChange={setReason}
        choices={reasons.map((code) => ({ code, label: c(`voidReason.${code}`) }))}
      />
      <Textarea
        label={t('note')}
        value={note}
        autosize
        maxLength={1000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button
        size="md"
        color="red"
        disabled={reason === null}
        loading={command.isRunning}
        onClick={() => void ask()}
      >
        {t('askVoid')}
      </Button>
    </div>
  );
}
