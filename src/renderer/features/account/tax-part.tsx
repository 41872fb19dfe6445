import { Button } from '@mantine/core';
import { useState } from 'react';

import type { AccountView } from '../../../shared/contract/account.ts';
import type { AccountDeductionsView } from '../../../shared/contract/deductions.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { EnterCertificate } from './enter-certificate.tsx';
import { WithdrawCertificate } from './take-back.tsx';

type Quarter = AccountDeductionsView['quarters'][number];

/** Tax deducted by the customer's word, quarter by quarter, with its certificates and what is between them. */
export function TaxPart({
  account,
  quarters,
}: {
  readonly account: AccountView;
  readonly quarters: readonly Quarter[];
}) {
  if (quarters.length === 0) return null;
  return (
    <ul className="contact-list">
      {quarters.map((quarter) => (
        <QuarterLine key={quarter.quarter} account={account} quarter={quarter} />
      ))}
    </ul>
  );
}

function QuarterLine({ account, quarter }: { readonly account: AccountView; readonly quarter: Quarter }) {
  const t = useWords('deductions');
  const mayEnter = useMayCall('receiveTaxCertificate');
  const [isEntering, setEntering] = useState(false);
  const { currency } = account;
  const amountOf = (amountMinor: number): string => amountText({ amountMinor, currency });
  const leftMinor = quarter.claimed.amountMinor - quarter.certified.amountMinor;
  return (
    <li>
      <span>
        <strong>
          {t('quarterLine', {
            quarter: quarter.quarter,
            claimed: amountText(quarter.claimed),
            certified: amountText(quarter.certified),
          })}
        </strong>
      </span>
      <span className="row">
        <StatusChip tone={toneOf(quarter.standing)}>
          {t(`certificateStanding.${quarter.standing}`)}
        </StatusChip>
        <span className="muted">{t('dueLine', { form: quarter.form, day: dayText(quarter.dueOn) })}</span>
        {leftMinor > 0 && quarter.certified.amountMinor > 0 && (
          <span>{t('difference', { amount: amountOf(leftMinor) })}</span>
        )}
        {mayEnter && leftMinor > 0 && (
          <Button variant="default" onClick={() => setEntering(true)}>
            {t('enterCertificate')}
          </Button>
        )}
      </span>
      {quarter.certificates
        .filter(({ withdrawnOn }) => withdrawnOn === null)
        .map((certificate) => (
          <CertificateLine
            key={certificate.certificateId}
            account={account}
            quarter={quarter.quarter}
            certificate={certificate}
          />
        ))}
      {quarter.claims.map((claim) => (
        <TaxClaimLine key={`${claim.receiptId} ${claim.at}`} claim={claim} currency={currency} />
      ))}
      {isEntering && (
        <EnterCertificate
          accountId={account.accountId}
          quarter={quarter}
          leftMinor={leftMinor}
          onClose={() => setEntering(false)}
        />
      )}
    </li>
  );
}

function CertificateLine({
  account: { accountId, currency },
  quarter,
  certificate: { certificateId, number, datedOn, amountMinor },
}: {
  readonly account: AccountView;
  readonly quarter: string;
  readonly certificate: Quarter['certificates'][number];
}) {
  const t = useWords('deductions');
  const mayWithdraw = useMayCall('withdrawTaxCertificate');
  const [isAsked, setAsked] = useState(false);
  const amount = { amountMinor, currency };
  return (
    <span className="row">
      <span>{t('certificateLine', { number, day: dayText(datedOn), amount: amountText(amount) })}</span>
      {mayWithdraw && (
        <Button variant="subtle" onClick={() => setAsked(true)}>
          {t('withdraw')}
        </Button>
      )}
      {isAsked && (
        <WithdrawCertificate
          accountId={accountId}
          certificateId={certificateId}
          number={number}
          quarter={quarter}
          amount={amount}
          onClose={() => setAsked(false)}
        />
      )}
    </span>
  );
}

function toneOf(standing: Quarter['standing']): 'ok' | 'neutral' | 'warning' {
  if (standing === 'complete') return 'ok';
  return standing === 'awaited' ? 'neutral' : 'warning';
}

function TaxClaimLine({
  claim,
  currency,
}: {
  readonly claim: Quarter['claims'][number];
  readonly currency: string;
}) {
  const t = useWords('deductions');
  const mayDisallow = useMayCall('disallowTaxClaim');
  const [isAsked, setAsked] = useState(false);
  const { amountMinor, number, state } = claim;
  const words = { amount: amountText({ amountMinor, currency }), number };
  if (state === 'void') return null;
  return (
    <span className="row">
      <span className="muted">{t('claimLine', words)}</span>
      {state === 'disallowed' && <StatusChip tone="danger">{t('disallowed')}</StatusChip>}
      {state === 'claimed' && mayDisallow && (
        <Button variant="subtle" onClick={() => setAsked(true)}>
          {t('disallow')}
        </Button>
      )}
      {isAsked && <Disallow claim={claim} words={words} onClose={() => setAsked(false)} />}
    </span>
  );
}

function Disallow({
  claim: { receiptId, at },
  words,
  onClose,
}: {
  readonly claim: Quarter['claims'][number];
  readonly words: { readonly amount: string; readonly number: string };
  readonly onClose: () => void;
}) {
  const t = useWords('deductions');
  const { commandId } = useCommandId();
  const disallow = useCommand('disallowTaxClaim');
  const submit = async (): Promise<void> => {
    const result = await disallow.run({ commandId, receiptId, at });
    if (!result.ok) return;
    showToast(t('disallowedDone', words));
    onClose();
  };
  return (
    <Dialog open title={t('disallowTitle', words)} onClose={onClose} size="sm">
      <div className="stack-wide">
        <p>{t('disallowWhat')}</p>
        <RefusalNotice refusal={disallow.refusal} />
        <div className="row">
          <Button variant="default" onClick={onClose}>
            {t('back')}
          </Button>
          <Button color="red" className="push" loading={disallow.isRunning} onClick={() => void submit()}>
            {t('disallow')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
