import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import type { DifferenceView } from '../../../shared/contract/reconciliation.ts';
import { newCommandId, useCommand } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { DecisionWords } from './decision-words.tsx';
import { explanationWords, receiptWords } from './explanation-words.ts';

/** One file's other figures on one account: both views in words, and what it may be. */
export function DifferenceCard({ difference }: { readonly difference: DifferenceView }) {
  const t = useWords('office');
  const { currency, direction, partyName, account, fileName, toldOn, receipts } = difference;
  const amount = (amountMinor: number): string => amountText({ amountMinor, currency });
  return (
    <section className="card stack" aria-label={t('decide.label', { party: partyName, file: fileName })}>
      <div className="row">
        <h2>{partyName}</h2>
        <span className="muted">{account}</span>
        <span className="row push">
          {difference.isExact && <StatusChip tone="ok">{t('decide.exact')}</StatusChip>}
          {!difference.decided &&
            (difference.inQuestionMinor > 0 ? (
              <StatusChip tone="warning">
                {t('decide.inQuestion', { amount: amount(difference.inQuestionMinor) })}
              </StatusChip>
            ) : (
              <StatusChip tone="neutral">{t('decide.notInQuestion')}</StatusChip>
            ))}
        </span>
      </div>
      <p>
        {t(`decide.told_${direction}`, {
          file: fileName,
          day: dayText(toldOn),
          amount: amount(difference.amountMinor),
        })}
      </p>
      <dl className="office-figures">
        <div>
          <dt>{t('decide.asked')}</dt>
          <dd>{amount(difference.askedMinor)}</dd>
        </div>
        <div>
          <dt>{t('decide.office')}</dt>
          <dd>{amount(difference.officeMinor)}</dd>
        </div>
        {difference.inQuestionMinor > 0 && (
          <div>
            <dt>{t('decide.otherwise')}</dt>
            <dd>{amount(difference.otherwiseMinor)}</dd>
          </div>
        )}
      </dl>
      <ul>
        {difference.claims.map(({ itemId, number, beforeMinor, afterMinor }) => (
          <li key={itemId}>
            {t('decide.claim', { number, before: amount(beforeMinor), after: amount(afterMinor) })}
          </li>
        ))}
      </ul>
      {receipts.length > 0 && !difference.decided && (
        <p className="muted">
          {t('decide.receipts', {
            receipts: receipts.map(({ receiptId }) => receiptWords(t, difference, receiptId)).join('; '),
          })}
        </p>
      )}
      {difference.decided ? <DecisionWords difference={difference} /> : <Choices difference={difference} />}
      <div>
        <Link to="/account/$accountId" params={{ accountId: difference.accountId }}>
          {t('decide.openAccount')}
        </Link>
      </div>
    </section>
  );
}

function Choices({ difference }: { readonly difference: DifferenceView }) {
  const t = useWords('office');
  const mayDecide = useMayCall('decideDifference');
  const decide = useCommand('decideDifference');
  const { accountId, importId, explanations } = difference;
  if (!mayDecide) return null;
  const run = async (chosen: (typeof explanations)[number]): Promise<void> => {
    const receipts = chosen.receipts.map((one) => ({ ...one }));
    const parts = chosen.parts.map((one) => ({ ...one }));
    const result = await decide.run({ commandId: newCommandId(), accountId, importId, receipts, parts });
    if (result.ok) showToast(t('decide.saved'));
  };
  return (
    <div className="stack">
      <h3>{t('decide.choose')}</h3>
      <div className="office-choices">
        {explanations.map((explanation, at) => (
          <Button
            key={explanationWords(t, difference, explanation)}
            variant={at === 0 ? 'filled' : 'default'}
            loading={decide.isRunning}
            onClick={() => void run(explanation)}
          >
            {explanationWords(t, difference, explanation)}
          </Button>
        ))}
      </div>
      <RefusalNotice refusal={decide.refusal} />
    </div>
  );
}
