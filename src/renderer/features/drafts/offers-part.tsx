import { Button } from '@mantine/core';
import { useState } from 'react';

import type { DraftOffer, OthersDraft } from '../../../shared/contract/draft-offers.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { ConfirmHold } from '../../components/confirm-hold.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { StatusChip, type Tone } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DraftHead } from './draft-head.tsx';
import type { HandedOver } from './hand-over-sheet.tsx';

/** What others hand to the person who is signed in: who began it, when, and why it comes. */
export function OfferedToMe({ offers }: { readonly offers: readonly DraftOffer[] }) {
  const t = useWords('drafts');
  if (offers.length === 0) return null;
  return (
    <section className="stack-wide" aria-label={t('toMe.title')}>
      <h2>{t('toMe.title')}</h2>
      {offers.map((offer) => (
        <OfferCard key={offer.offerId} offer={offer} />
      ))}
    </section>
  );
}

function OfferCard({ offer }: { readonly offer: DraftOffer }) {
  const t = useWords('drafts');
  const { offerId, kind, party, fromName, byName, begunByName, begunMs, note, offeredMs } = offer;
  const answer = useCommand('answerDraftOffer');
  const { commandId, renew } = useCommandId();
  const give = async (takes: boolean): Promise<void> => {
    const result = await answer.run({ commandId, offerId, takes });
    renew();
    if (result.ok) showToast(takes ? t('toMe.taken') : t('toMe.left', { name: fromName }));
  };
  const at = momentText(offeredMs);
  return (
    <article className="card row" aria-label={party ?? t('noAccount')}>
      <DraftHead kind={kind} party={party}>
        <p className="muted">
          {byName === fromName
            ? t('toMe.by', { name: fromName, at })
            : t('toMe.byFor', { by: byName, name: fromName, at })}
          {' · '}
          {t('begun', { name: begunByName, at: momentText(begunMs) })}
        </p>
        {note !== '' && <p>{t('note', { note })}</p>}
        <RefusalNotice refusal={answer.refusal} />
      </DraftHead>
      <span className="row push">
        <Button variant="default" disabled={answer.isRunning} onClick={() => void give(false)}>
          {t('toMe.leave')}
        </Button>
        <Button loading={answer.isRunning} onClick={() => void give(true)}>
          {t('toMe.take')}
        </Button>
      </span>
    </article>
  );
}

const toneByState: Readonly<Record<DraftOffer['state'], Tone>> = {
  waiting: 'info',
  taken: 'ok',
  declined: 'warning',
  withdrawn: 'neutral',
  saved: 'ok',
  thrownAway: 'warning',
};

/** What the person handed over, and what became of it. What still waits stands with their own work. */
export function OfferedByMe({ offers }: { readonly offers: readonly DraftOffer[] }) {
  const t = useWords('drafts');
  if (offers.length === 0) return null;
  return (
    <section className="stack-wide" aria-label={t('byMe.title')}>
      <h2>{t('byMe.title')}</h2>
      {offers.map(({ offerId, kind, party, toName, state, stateMs }) => (
        <article key={offerId} className="card row" aria-label={party ?? t('noAccount')}>
          <DraftHead kind={kind} party={party} />
          <span className="row push">
            <StatusChip tone={toneByState[state]}>{t(`byMe.state_${state}`, { name: toName })}</StatusChip>
            <span className="muted">{momentText(stateMs)}</span>
          </span>
        </article>
      ))}
    </section>
  );
}

/** What others left unfinished on this computer: who leads the team gives it to somebody who is there. */
export function OfOthers({
  drafts,
  onGive,
}: {
  readonly drafts: readonly OthersDraft[];
  readonly onGive: (work: HandedOver) => void;
}) {
  const t = useWords('drafts');
  if (drafts.length === 0) return null;
  return (
    <section className="stack-wide" aria-label={t('others.title')}>
      <h2>{t('others.title')}</h2>
      {drafts.map((draft) => (
        <OthersCard key={draft.draftId} draft={draft} onGive={onGive} />
      ))}
    </section>
  );
}

function OthersCard({
  draft: { draftId, kind, accountId, party, ownerId, ownerName, savedMs, offeredToName, ownerGone },
  onGive,
}: {
  readonly draft: OthersDraft;
  readonly onGive: (work: HandedOver) => void;
}) {
  const t = useWords('drafts');
  // What only this computer has is thrown away in two steps, and the first one is the lesser of the buttons.
  const [isAsked, setAsked] = useState(false);
  const discard = useCommand('discardLeftDraft');
  const { commandId, renew } = useCommandId();
  const throwAway = async (): Promise<void> => {
    const result = await discard.run({ commandId, draftId });
    renew();
    if (result.ok) showToast(t('thrownAway'));
  };
  const about = party ?? (accountId === null ? t('noAccount') : t('accountGone'));
  return (
    <article className="card row" aria-label={about}>
      <DraftHead kind={kind} party={about}>
        <p className="muted">{t('others.owner', { name: ownerName, at: momentText(savedMs) })}</p>
        {ownerGone && <p>{t('others.gone', { name: ownerName })}</p>}
        <RefusalNotice refusal={discard.refusal} />
      </DraftHead>
      <span className="row push">
        {offeredToName !== null && (
          <StatusChip tone="info">{t('offeredTo', { name: offeredToName })}</StatusChip>
        )}
        {ownerGone && !isAsked && (
          <button type="button" className="text-button" onClick={() => setAsked(true)}>
            {t('throwAway')}
          </button>
        )}
        {ownerGone && isAsked && (
          <ConfirmHold loading={discard.isRunning} onConfirm={() => void throwAway()}>
            {t('others.throwAway')}
          </ConfirmHold>
        )}
        <Button
          variant="default"
          onClick={() => onGive({ draftId, party, ofOther: { userId: ownerId, name: ownerName } })}
        >
          {t('others.give')}
        </Button>
      </span>
    </article>
  );
}
