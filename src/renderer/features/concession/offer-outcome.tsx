import { Button } from '@mantine/core';
import { useRef, useState } from 'react';

import type { OfferView } from '../../../shared/contract/concessions.ts';
import type { InputOf } from '../../../shared/contract/contract.ts';
import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { useKeyCommands } from '../../commands/registry.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ReasonChoice } from './reason-choice.tsx';

type Terms = InputOf<'previewSettlement'>;

/** What an offer is judged by, and the button that makes it. */
export function OfferOutcome({
  terms,
  currency,
  onDone,
}: {
  readonly terms: Terms;
  readonly currency: string;
  readonly onDone: () => void;
}) {
  const t = useWords('concession');
  const { commandId } = useCommandId();
  const reasons = useRef<HTMLDivElement>(null);
  const [reason, setReason] = useState<string | null>(null);
  const preview = useProcedure('previewSettlement', terms, { keepPrevious: true });
  const command = useCommand('offerSettlement');
  const save = async (): Promise<void> => {
    if (preview.data === undefined || preview.refusal !== undefined || command.isRunning) return;
    if (reason === null) {
      // What is still missing is where the key leads.
      reasons.current?.querySelector<HTMLElement>('[role="radio"][tabindex="0"]')?.focus();
      return;
    }
    const result = await command.run({ commandId, ...terms, reason });
    if (!result.ok) return;
    showToast(t(result.value.pendingApproval ? 'offer.asked' : 'offer.made'));
    onDone();
  };
  useKeyCommands({ 'save-concession': () => void save() });
  if (preview.refusal !== undefined) return <RefusalNotice refusal={preview.refusal} />;
  if (preview.data === undefined) return null;
  return (
    <>
      <Judged offer={preview.data} currency={currency} />
      <div ref={reasons}>
        <ReasonChoice value={reason} onChange={setReason} />
      </div>
      <RefusalNotice refusal={command.refusal} />
      <Button
        size="md"
        disabled={reason === null}
        loading={command.isRunning}
        onClick={() => void save()}
        rightSection={<kbd aria-hidden>Ctrl+Enter</kbd>}
      >
        {t(preview.data.requiredLevel === null ? 'offer.save' : 'offer.ask')}
      </Button>
    </>
  );
}

function Judged({ offer, currency }: { readonly offer: OfferView; readonly currency: string }) {
  const t = useWords('concession');
  const amount = (amountMinor: number): string =>
    amountText({ amountMinor, currency }, { alwaysMinor: true });
  const share = (basisPoints: number): string => `${basisPoints / 100} %`;
  const facts = [
    [t('offer.pays'), `${amount(offer.offerMinor)} (${share(offer.offerBasisPoints)})`],
    [t('offer.sacrifice'), `${amount(offer.sacrificeMinor)} (${share(offer.sacrificeBasisPoints)})`],
    [t('offer.worth', { rate: offer.ratePercent }), amount(offer.presentValueMinor)],
    [
      t('offer.floor', { band: t(`band.${offer.band}`) }),
      `${amount(offer.floorMinor)} (${share(offer.floorBasisPoints)})`,
    ],
    [t('offer.approver'), t(`level.${offer.requiredLevel ?? 0}`)],
  ] as const;
  return (
    <section aria-live="polite" className="stack-wide">
      <dl className="concession-facts">
        {facts.map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <ul className="plain-list">
        {offer.payments.map(({ dueOn, amountMinor }) => (
          <li key={dueOn}>
            {dayText(dueOn)} · {amount(amountMinor)}
          </li>
        ))}
      </ul>
      {offer.breaches.length > 0 && (
        <Notice tone="warning">
          {offer.breaches.map((code) => t(`codes:concessionBreach.${code}`)).join(' ')}
        </Notice>
      )}
      {offer.waivesStatutoryInterest && <Notice tone="warning">{t('offer.statutory')}</Notice>}
    </section>
  );
}
