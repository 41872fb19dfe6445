import { Button } from '@mantine/core';
import { useState } from 'react';

import type { AccountDeductionsView, DeductionView } from '../../../shared/contract/deductions.ts';
import { useProcedure } from '../../api.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import type { AccountPartProps } from './account-part.ts';
import { AssignDeduction } from './assign-deduction.tsx';
import { CreditsPart } from './credits-part.tsx';
import { DecideDeduction } from './decide-deduction.tsx';
import { RecordDeduction } from './record-deduction.tsx';
import { TaxPart } from './tax-part.tsx';

/** What the customer kept back with a reason, the tax certificates by quarter, and credits that wait for a claim. */
export function DeductionsPart({ account }: AccountPartProps) {
  const t = useWords('deductions');
  const [isRecording, setRecording] = useState(false);
  const mayRecord = useMayCall('recordDeduction') && account.book.creditor === 'trade';
  const found = useProcedure('readAccountDeductions', { accountId: account.accountId }).data;
  const hasOpenClaims = account.items.some(({ openMinor, claimedMinor }) => openMinor > claimedMinor);
  const isEmpty = found === undefined || isNothing(found);
  if (isEmpty && !(mayRecord && hasOpenClaims)) return null;
  const { currency, deductedMinor } = account;
  return (
    <section className="stack">
      <h3>{t('part')}</h3>
      {deductedMinor > 0 && (
        <p>{t('partWhat', { amount: amountText({ amountMinor: deductedMinor, currency }) })}</p>
      )}
      {found !== undefined && (
        <>
          <ul className="contact-list">
            {found.deductions.map((deduction) => (
              <DeductionLine key={deduction.deductionId} deduction={deduction} />
            ))}
          </ul>
          <TaxPart account={account} quarters={found.quarters} />
          <CreditsPart account={account} found={found} />
        </>
      )}
      {mayRecord && hasOpenClaims && (
        <div>
          <Button variant="default" onClick={() => setRecording(true)}>
            {t('record')}
          </Button>
        </div>
      )}
      {isRecording && <RecordDeduction account={account} onClose={() => setRecording(false)} />}
    </section>
  );
}

function isNothing({ deductions, quarters, credits, applications }: AccountDeductionsView): boolean {
  return [deductions, quarters, credits, applications].every(({ length }) => length === 0);
}

function DeductionLine({ deduction }: { readonly deduction: DeductionView }) {
  const t = useWords('deductions');
  const mayDecide = useMayCall('decideDeduction');
  const [asked, setAsked] = useState<'decide' | 'assign' | null>(null);
  const { amount, reason, state, recordedOn, recordedBy, ownerName, followUpOn } = deduction;
  const isOpen = state === 'open';
  return (
    <li>
      <span>
        <strong>{t('line', { amount: amountText(amount), reason: t(`reason.${reason}`) })}</strong> ·{' '}
        {deduction.lines.map(({ number }) => number).join(', ')} ·{' '}
        {t('lineMore', { day: dayText(recordedOn), by: recordedBy })}
      </span>
      <span className="row">
        <StatusChip tone={isOpen ? 'warning' : state === 'rejected' ? 'danger' : 'ok'}>
          {t(`stateOf.${state}`)}
        </StatusChip>
        <Outcome deduction={deduction} />
      </span>
      {isOpen && (
        <span className="row">
          <span className="muted">
            {ownerName === null
              ? t('lookAgain', { day: dayText(followUpOn) })
              : t('lookedAfter', { owner: ownerName, day: dayText(followUpOn) })}
          </span>
          {mayDecide && !deduction.isOwn && (
            <Button variant="default" onClick={() => setAsked('decide')}>
              {t('decide')}
            </Button>
          )}
          {mayDecide && (
            <Button variant="subtle" onClick={() => setAsked('assign')}>
              {t('assign')}
            </Button>
          )}
          {deduction.isOwn && <span className="muted">{t('ownWaits')}</span>}
        </span>
      )}
      {asked === 'decide' && <DecideDeduction deduction={deduction} onClose={() => setAsked(null)} />}
      {asked === 'assign' && <AssignDeduction deduction={deduction} onClose={() => setAsked(null)} />}
    </li>
  );
}

/** The credit note of what was accepted, and what became of the rest without a decision. */
function Outcome({ deduction }: { readonly deduction: DeductionView }) {
  const t = useWords('deductions');
  const { amount, acceptedMinor, creditNoteNumber, withheldMinor, state } = deduction;
  const amountOf = (amountMinor: number): string => amountText({ ...amount, amountMinor });
  const expectedMinor = state === 'open' ? amount.amountMinor : acceptedMinor;
  return (
    <>
      {creditNoteNumber !== null && (
        <span>{t('creditNote', { number: creditNoteNumber, amount: amountOf(acceptedMinor) })}</span>
      )}
      {withheldMinor < expectedMinor && (
        <span className="muted">{t('reducedTo', { amount: amountOf(withheldMinor) })}</span>
      )}
    </>
  );
}
