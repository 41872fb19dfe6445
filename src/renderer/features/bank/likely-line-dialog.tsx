import { Button } from '@mantine/core';

import type { BankListedLine } from '../../../shared/contract/bank.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { ClaimWords, LineWords } from './bank-words.tsx';

/** Asks before a second receipt is made of money that a receipt seems to tell already. */
export function LikelyLineDialog({
  line,
  onGoOn,
  onClose,
}: {
  readonly line: BankListedLine;
  readonly onGoOn: () => void;
  readonly onClose: () => void;
}) {
  const t = useWords('bank');
  return (
    <Dialog title={t('lines.likelyTitle')} open onClose={onClose} size="lg">
      <div className="stack">
        <div>
          <LineWords line={line} />
        </div>
        <p>{t('lines.likelyWhy')}</p>
        {line.likely.map((claim) => (
          <div key={`${claim.receiptId} ${claim.at}`}>
            <ClaimWords claim={claim} />
          </div>
        ))}
        <div className="row">
          <Button data-autofocus onClick={onClose}>
            {t('lines.likelyBack')}
          </Button>
          <Button variant="default" onClick={onGoOn}>
            {t('lines.likelyGoOn')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
