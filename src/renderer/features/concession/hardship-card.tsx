import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import type { ConcessionsView, HardshipView } from '../../../shared/contract/concessions.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';

/** One hardship case: why, what is offered meanwhile, and when it is looked at again. */
export function HardshipCard({
  view,
  hardship,
}: {
  readonly view: ConcessionsView;
  readonly hardship: HardshipView;
}) {
  const t = useWords('concession');
  const { commandId } = useCommandId();
  const command = useCommand('closeHardship');
  const mayClose = useMayCall('closeHardship');
  const { accountId, currency } = view;
  const { hardshipId, closedOn, disposableMinor, reducedMinor, options } = hardship;
  const close = (result: 'recovered' | 'rearranged'): void => {
    void command.run({ commandId, accountId, hardshipId, result });
  };
  return (
    <article className="card stack" aria-label={t('hardship')}>
      <div className="row">
        <h2>{t('hardshipOf', { reason: t(`codes:hardshipReason.${hardship.reason}`) })}</h2>
        <StatusChip tone={closedOn === null ? 'warning' : 'neutral'}>
          {closedOn === null
            ? t('review', { day: dayText(hardship.reviewOn) })
            : t('closed', { day: dayText(closedOn) })}
        </StatusChip>
      </div>
      {hardship.statement !== null && <p>{hardship.statement}</p>}
      <ul className="plain-list">
        {options.map((option) => (
          <li key={option}>{t(`codes:hardshipOption.${option}`)}</li>
        ))}
        {reducedMinor !== null && (
          <li>{t('reducedTo', { amount: amountText({ amountMinor: reducedMinor, currency }) })}</li>
        )}
      </ul>
      {disposableMinor !== null && (
        <p>
          {t('disposable', { amount: amountText({ amountMinor: disposableMinor, currency }) })}{' '}
          {t(`affordability.${hardship.affordability}`)}
        </p>
      )}
      <RefusalNotice refusal={command.refusal} />
      <div className="row">
        <Link
          className="link-button"
          to="/paper/$paper/$subjectId"
          params={{ paper: 'letter', subjectId: hardshipId }}
        >
          {t('letter.hardship')}
        </Link>
        {mayClose && closedOn === null && (
          <>
            <Button variant="default" loading={command.isRunning} onClick={() => close('rearranged')}>
              {t('closeRearranged')}
            </Button>
            <Button className="push" loading={command.isRunning} onClick={() => close('recovered')}>
              {t('closeRecovered')}
            </Button>
          </>
        )}
      </div>
    </article>
  );
}
