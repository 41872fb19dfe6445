import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { OutputOf } from '../../../shared/contract/contract.ts';
import { useProcedure } from '../../api.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import type { AccountPartProps } from './account-part.ts';
import { AdmitDebt } from './admit-debt.tsx';

type Clock = OutputOf<'listLegalClocks'>['clocks'][number];

const toneByNearness = { urgent: 'danger', soon: 'warning', far: 'neutral' } as const;

/** The legal periods that run: what started them, their last day, the papers they need, and the next step (row K4). */
export function LegalClocksPart({ account }: AccountPartProps) {
  const t = useWords('account');
  const clocks = useProcedure('listLegalClocks', { accountId: account.accountId }).data?.clocks ?? [];
  const mayAdmit = useMayCall('acknowledgeDebt');
  const [isAdmitting, setAdmitting] = useState(false);
  const [isWhole, setWhole] = useState(false);
  if (clocks.length === 0) return null;
  // An account of fifty bills has fifty limitations: the first is enough until somebody asks, or they end soon.
  const first = clocks.find(isLimitation);
  const isShown = (clock: Clock): boolean =>
    clock === first || !isLimitation(clock) || clock.nearness !== 'far';
  const shown = isWhole ? clocks : clocks.filter(isShown);
  return (
    <section className="stack">
      <h3>{t('clock.title')}</h3>
      <ul className="contact-list">
        {shown.map((clock) => (
          <ClockLine key={`${clock.ruleId} ${clock.subjectId}`} clock={clock} />
        ))}
      </ul>
      {mayAdmit && first !== undefined && (
        <div>
          <Button variant="default" onClick={() => setAdmitting(true)}>
            {t('clock.admit')}
          </Button>
        </div>
      )}
      {clocks.length > shown.length && (
        <div>
          <Button variant="subtle" onClick={() => setWhole(true)}>
            {t('clock.more', { count: clocks.length - shown.length })}
          </Button>
        </div>
      )}
      {isAdmitting && <AdmitDebt account={account} onClose={() => setAdmitting(false)} />}
    </section>
  );
}

const isLimitation = ({ step }: Clock): boolean => step === 'sueOrAcknowledge';

function ClockLine({ clock }: { readonly clock: Clock }) {
  const t = useWords('account');
  const c = useWords('codes');
  return (
    <li>
      <span>
        <strong>{c(`legalStep.${clock.step}`)}</strong> · {clock.subject}
      </span>
      <span className="row">
        <StatusChip tone={toneByNearness[clock.nearness]}>
          {t('clock.by', { on: dayText(clock.dueOn) })}
        </StatusChip>
        <span>{t('clock.daysLeft', { count: clock.daysLeft })}</span>
      </span>
      <span className="muted">
        {t('clock.started', { what: c(`clockStart.${clock.startsWith}`), on: dayText(clock.startOn) })}
      </span>
      <span className="muted">
        {t('clock.needs', { papers: clock.evidence.map((one) => c(`legalEvidence.${one}`)).join(', ') })}
      </span>
      {!isLimitation(clock) && (
        <Link to="/instruments" search={{ show: clock.subjectId }}>
          {t('clock.toCheque')}
        </Link>
      )}
    </li>
  );
}

/** Until when the first of the claims can be sued for, beside the account's name. */
export function LimitationDate({ account, isPrivate }: AccountPartProps) {
  const t = useWords('account');
  const clocks = useProcedure('listLegalClocks', { accountId: account.accountId }).data?.clocks ?? [];
  const first = clocks.find(isLimitation);
  if (first === undefined || isPrivate) return null;
  return <> · {t('clock.limitation', { on: dayText(first.dueOn) })}</>;
}
