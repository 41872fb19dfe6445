import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { InstrumentDetail } from '../../../shared/contract/instruments.ts';
import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { BounceForm } from './bounce-form.tsx';
import { actsFor, DayForm, type InstrumentDayAct } from './day-form.tsx';
import { DescribeForm } from './describe-form.tsx';
import { ReplaceForm } from './replace-form.tsx';
import type { ToldReturn } from './told-return.ts';

/** One cheque or mandate debit: its words, its returns, the clock of law, and what can be done with it. */
export function InstrumentDialog({
  instrumentId,
  bounceReasons,
  told,
  onClose,
}: {
  readonly instrumentId: string;
  readonly bounceReasons: readonly string[];
  /** What the bank's line says of its return: the form of it opens with that. */
  readonly told: ToldReturn | null;
  readonly onClose: () => void;
}) {
  const t = useWords('instruments');
  const instrument = useProcedure('readInstrument', { instrumentId });
  const title = instrument.data === undefined ? t('title') : nameOf(t, instrument.data);
  return (
    <Dialog open title={title} onClose={onClose} size="lg">
      <DataState state={instrument}>
        {(data) => (
          <div className="stack-wide">
            <Facts instrument={data} />
            <Returns instrument={data} />
            <Clock instrument={data} />
            <Acts key={data.standing} instrument={data} bounceReasons={bounceReasons} told={told} />
          </div>
        )}
      </DataState>
    </Dialog>
  );
}

type Words = ReturnType<typeof useWords>;

function nameOf(t: Words, { instrumentKind, number, amount }: InstrumentDetail): string {
  return `${t(`codes:instrumentKind.${instrumentKind}`)} ${number} · ${amountText(amount)}`;
}

function Facts({ instrument }: { readonly instrument: InstrumentDetail }) {
  const t = useWords('instruments');
  const { standing, drawnOn, validUntil, presentedOn, clearedOn, takenOn, bank, micr, drawer } = instrument;
  const facts = [
    [t('party'), instrument.partyName],
    [
      t('standing'),
      t(`codes:instrumentStanding.${standing}`) +
        (standing === 'bounced' && instrument.isMadeGood ? ` · ${t('madeGood')}` : ''),
    ],
    [t('drawee'), bank],
    [t('micr'), micr],
    [t('drawer'), drawer],
    [t('date'), drawnOn === null ? null : dayText(drawnOn)],
    [t('presentBy'), validUntil === null ? null : dayText(validUntil)],
    [t('takenOn'), dayText(takenOn)],
    [t('presentedOn'), presentedOn === null ? null : dayText(presentedOn)],
    [t('clearedOn'), clearedOn === null ? null : dayText(clearedOn)],
  ] as const;
  return (
    <dl className="instrument-facts">
      {facts.map(([name, words]) =>
        words === null ? null : (
          <div key={name} className="key-line">
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ),
      )}
      <div className="key-line">
        <dt>{t('account')}</dt>
        <dd>
          <Link to="/account/$accountId" params={{ accountId: instrument.accountId }} search={{}}>
            {instrument.account}
          </Link>
        </dd>
      </div>
    </dl>
  );
}

function Returns({ instrument }: { readonly instrument: InstrumentDetail }) {
  const t = useWords('instruments');
  const { currency } = instrument.amount;
  return instrument.bounces.map((bounce) => (
    <section key={bounce.memoOn} className="card">
      <h3>
        {t('cameBack', { on: dayText(bounce.memoOn), reason: t(`codes:bounceReason.${bounce.reasonCode}`) })}
      </h3>
      <p>{t('openAgain')}</p>
      <ul>
        {bounce.claims.map(({ number, amountMinor }) => (
          <li key={number}>{t('claimOpen', { number, amount: amountText({ amountMinor, currency }) })}</li>
        ))}
        {bounce.promises.map(({ dueOn, amountMinor }) => (
          <li key={dueOn}>
            {t('promiseOpen', { on: dayText(dueOn), amount: amountText({ amountMinor, currency }) })}
          </li>
        ))}
        {bounce.planCount > 0 && <li>{t('planOpen', { count: bounce.planCount })}</li>}
      </ul>
    </section>
  ));
}

function Clock({ instrument: { clock, steps } }: { readonly instrument: InstrumentDetail }) {
  const t = useWords('instruments');
  if (clock === null && steps.length === 0) return null;
  return (
    <section className="card">
      <h3>{t('law')}</h3>
      <ul>
        {steps.map((step) => (
          <li key={step.stepId}>
            {dayText(step.on)}: {t(`codes:legalStepDone.${step.step}`)}
          </li>
        ))}
      </ul>
      {clock !== null && (
        <>
          <p>
            <strong>
              {t('clockBy', { step: t(`codes:legalStep.${clock.step}`), on: dayText(clock.dueOn) })}
            </strong>
          </p>
          <p>
            {t('needs', { papers: clock.evidence.map((one) => t(`codes:legalEvidence.${one}`)).join(', ') })}
          </p>
          <p className="muted">{clock.citation}</p>
        </>
      )}
    </section>
  );
}

function Acts({
  instrument,
  bounceReasons,
  told,
}: {
  readonly instrument: InstrumentDetail;
  readonly bounceReasons: readonly string[];
  readonly told: ToldReturn | null;
}) {
  const t = useWords('instruments');
  const mayAct = useMayCall('presentInstruments');
  const mayStep = useMayCall('recordLegalStep');
  const { standing } = instrument;
  const acts = actsFor(instrument, { mayAct, mayStep });
  const canBounce = mayAct && ['held', 'presented', 'cleared'].includes(standing);
  const [act, setAct] = useState<InstrumentDayAct | 'bounce' | 'replace' | 'describe' | null>(
    canBounce && told !== null ? 'bounce' : null,
  );
  if (act === 'bounce') {
    return (
      <BounceForm instrument={instrument} reasons={bounceReasons} told={told} onDone={() => setAct(null)} />
    );
  }
  const form = { instrument, onDone: () => setAct(null) };
  if (act === 'describe') return <DescribeForm {...form} />;
  if (act === 'replace') return <ReplaceForm {...form} />;
  if (act !== null) return <DayForm act={act} {...form} />;
  return (
    <div className="row">
      {acts.map((one) => (
        <Button key={one} variant="default" onClick={() => setAct(one)}>
          {t(`act.${one}`)}
        </Button>
      ))}
      {mayAct && (standing === 'held' || standing === 'bounced') && (
        <Button variant="default" onClick={() => setAct('replace')}>
          {t('act.replace')}
        </Button>
      )}
      {mayAct && (
        <Button variant="default" onClick={() => setAct('describe')}>
          {t('act.describe')}
        </Button>
      )}
      {canBounce && (
        <Button variant="default" color="red" onClick={() => setAct('bounce')}>
          {t('act.bounce')}
        </Button>
      )}
    </div>
  );
}
