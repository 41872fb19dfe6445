import type { ReceiptStop } from '../../shared/domain/sync/receipt-stop.ts';
import { momentText } from '../i18n/format.ts';
import { useWords } from '../i18n/use-words.ts';
import { Notice } from './status-chip.tsx';

/** Says in good time that this device will write no new receipts, and when it is so, what to do. */
export function ReceiptStopNotice({ stop }: { readonly stop: ReceiptStop | null }) {
  const t = useWords('sync');
  if (stop === null || stop.standing === 'open') return null;
  const params = {
    count: stop.stopAfterDays,
    met: momentText(stop.lastOkMs),
    at: momentText(stop.stopsAtMs),
  };
  return (
    <Notice tone={stop.standing === 'stopped' ? 'danger' : 'warning'}>
      {t(stop.standing === 'stopped' ? 'receiptStop.stopped' : 'receiptStop.soon', params)}
    </Notice>
  );
}
