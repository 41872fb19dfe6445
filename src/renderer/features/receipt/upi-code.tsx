import { Button } from '@mantine/core';
import { QrCode } from 'lucide-react';
import encodeQR from 'qr';
import { useState } from 'react';

import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { Dialog } from '../../components/dialog.tsx';
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
          <QrPicture text={link} label={t('upi.picture', { amount: amountText(amount), name: payeeName })} />
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

/** A QR code as one path: black on white whatever the theme, with the quiet zone that scanners need. */
function QrPicture({ text, label }: { readonly text: string; readonly label: string }) {
  const dots = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const path = dots
    .flatMap((line, y) => line.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  const size = dots.length;
  return (
    <svg
      className="upi-picture"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      data-link={text}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
