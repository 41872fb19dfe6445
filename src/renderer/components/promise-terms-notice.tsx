import { Button } from '@mantine/core';

import type { OutputOf } from '../../shared/contract/contract.ts';
import type { Amount } from '../../shared/contract/values.ts';
import type { PlainDate } from '../../shared/domain/dates.ts';
import type { ProcedureState } from '../api.ts';
import { amountText, dayText } from '../i18n/format.ts';
import { useWords } from '../i18n/use-words.ts';
import { Chips } from './chips.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { Notice } from './status-chip.tsx';

const overrideReasons = ['customerInsists', 'moneyExpected', 'supervisorAgreed', 'other'] as const;

/**
 * What a promise would mean before it is taken: the sentence to read aloud, how often this customer kept a promise, what
 * is unwise about it, a working day in its place, and that a second person must agree.
 */
export function PromiseTermsNotice({
  amount,
  dueOn,
  mode,
  state,
  overrideReason,
  onReason,
  onDueOn,
}: {
  readonly amount: Amount;
  readonly dueOn: PlainDate;
  readonly mode: string;
  readonly state: ProcedureState<OutputOf<'previewPromise'>>;
  readonly overrideReason: string | null;
  readonly onReason: (code: string) => void;
  readonly onDueOn: (text: string) => void;
}) {
  const t = useWords('promise');
  const c = useWords('codes');
  const { data, refusal } = state;
  if (refusal !== undefined) return <RefusalNotice refusal={refusal} />;
  return (
    <div className="stack">
      <p className="promise-sentence">
        {t('sentence', { amount: amountText(amount), day: dayText(dueOn, 'long'), mode: c(`mode.${mode}`) })}
      </p>
      {data !== undefined && (
        <p className="muted">
          {t('keepRate', { count: data.credibility.made, kept: data.credibility.kept })} ·{' '}
          {t('graceUntil', { day: dayText(data.graceUntil) })}
        </p>
      )}
      {data !== undefined && data.warnings.length > 0 && (
        <Notice tone="warning">
          <ul className="plain-list">
            {data.warnings.map((warning) => (
              <li key={warning}>{c(`promiseWarning.${warning}`)}</li>
            ))}
          </ul>
          {data.proposedDueOn !== dueOn && (
            <Button variant="default" onClick={() => onDueOn(data.proposedDueOn)}>
              {t('moveTo', { day: dayText(data.proposedDueOn) })}
            </Button>
          )}
        </Notice>
      )}
      {data !== undefined && data.reasonNeeded.length > 0 && (
        <div className="stack" data-field="overrideReason">
          <p>{t('whyGoOn')}</p>
          <Chips
            label={t('whyGoOn')}
            reachable
            chips={overrideReasons.map((code) => ({
              code,
              label: c(`overrideReason.${code}`),
              isOn: overrideReason === code,
            }))}
            onPick={onReason}
          />
        </div>
      )}
      {data?.needsApproval === true && <Notice tone="info">{t('waitsForApproval')}</Notice>}
    </div>
  );
}
