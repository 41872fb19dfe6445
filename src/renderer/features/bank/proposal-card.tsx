import { Button } from '@mantine/core';

import type { BankProposalView } from '../../../shared/contract/bank.ts';
import { newCommandId, useCommand } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ClaimWords, LineWords } from './bank-words.tsx';

/** Lines and receipts that may be the same money, why, and how sure that is. */
export function ProposalCard({
  proposal,
  threshold,
}: {
  readonly proposal: BankProposalView;
  readonly threshold: number;
}) {
  const t = useWords('bank');
  const accept = useCommand('matchBankLines');
  const { lines, claims, reason, notes, confidence, isTie, isSure, differenceMinor } = proposal;
  const currency = lines[0]?.amount.currency ?? 'INR';
  const name = claims[0]?.name ?? '';
  const run = async (): Promise<void> => {
    const done = await accept.run({
      commandId: newCommandId(),
      lineIds: lines.map(({ lineId }) => lineId),
      claims: claims.map(({ receiptId, at }) => ({ receiptId, at })),
    });
    if (done.ok) showToast(t('match.acceptedOne', { amount: amountText(done.value.amount) }));
  };
  const why = [t(`reason.${reason}`), ...notes.map((note) => t(`note.${note}`))].join(' ');
  return (
    <section className="card stack" aria-label={t('match.label', { name })}>
      <div className="row">
        <StatusChip tone={isSure ? 'ok' : isTie ? 'warning' : 'neutral'}>
          {isTie
            ? t('match.tie')
            : isSure
              ? t('match.sure', { confidence })
              : t('match.unsure', { confidence, threshold })}
        </StatusChip>
        <span>{why}</span>
      </div>
      <BothSides lines={lines} claims={claims} />
      {differenceMinor === 0 && claims.some(({ ahead }) => ahead !== null) && (
        <p className="muted">{t('ahead.what')}</p>
      )}
      {differenceMinor === 0 ? (
        <div>
          <Button
            variant={isSure ? 'filled' : 'default'}
            loading={accept.isRunning}
            onClick={() => void run()}
          >
            {t('match.accept')}
          </Button>
        </div>
      ) : (
        <p className="muted">
          {t('match.differs', { amount: amountText({ amountMinor: Math.abs(differenceMinor), currency }) })}
        </p>
      )}
      <RefusalNotice refusal={accept.refusal} />
    </section>
  );
}

function BothSides({ lines, claims }: Pick<BankProposalView, 'lines' | 'claims'>) {
  const t = useWords('bank');
  return (
    <div className="bank-pair">
      <div>
        <h3 className="muted">{t('match.bank')}</h3>
        <ul>
          {lines.map((line) => (
            <li key={line.lineId}>
              <LineWords line={line} />
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3 className="muted">{t('match.ours')}</h3>
        <ul>
          {claims.map((claim) => (
            <li key={`${claim.receiptId} ${claim.at}`}>
              <ClaimWords claim={claim} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
