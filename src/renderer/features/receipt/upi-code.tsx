import { Button } from '@mantine/core';
import { QrCode } from 'lucide-react';
import { useState } from 'react';

import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { QrPicture } from '../../components/qr-picture.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Shows the picture that the payer scans, drawn on this device; nothing is sent and nothing is asked of a network. */
export function UpiCode({ receiptId }: { readonly receiptId: string }) {
  const t = useWords('receipt');
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Button leftSection={<QrCode size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {t('upi.show')}
      </Button>
      {isOpen && (
        <Dialog open title={t('upi.title')} onClose={() => setOpen(false)} fillsWindow>
          <Code receiptId={receiptId} />
        </Dialog>
      )}
    </div>
  );
}

function Code({ receiptId }: { readonly receiptId: string }) {
  const t = useWords('receipt');
  const code = useProcedure('readUpiCode', { receiptId });
  return (
    <DataState state={code}>
      {({ link, amount, number, payeeName, payeeAddress }) => (
        <div className="upi-code">
          <p className="upi-amount">{amountText(amount, { alwaysMinor: true })}</p>
          <QrPicture
            className="upi-picture"
            text={link}
            label={t('upi.picture', { amount: amountText(amount), name: payeeName })}
          />
          <p className="upi-payee">
            <strong>{payeeName}</strong> · {payeeAddress}
          </p>
          <p>{t('upi.reference', { number })}</p>
          <p className="muted">{t('upi.what')}</p>
        </div>
      )}
    </DataState>
  );
}
