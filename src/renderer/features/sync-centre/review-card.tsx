import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import type { ReviewSide, ReviewView } from '../../../shared/contract/reviews.ts';
import type { ReviewWord } from '../../../shared/domain/review/decisions.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { StatusChip, type Tone } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { deviceCode } from '../../i18n/device-code.ts';
import { dayText, momentText } from '../../i18n/format.ts';
import { heldWords } from '../../i18n/held-words.ts';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { doesWords, saysWords, standingWords, standsWords, wordParams } from './review-words.ts';

const toneBySeverity: Readonly<Record<ReviewView['severity'], Tone>> = {
  high: 'danger',
  medium: 'warning',
  low: 'info',
};

/** So many sides are read out; a held import may have thousands. */
const mostSides = 6;

/** One contradiction: what it is, both sides in words, what stands now, and what each answer will do. */
export function ReviewCard({
  review,
  onSettled,
  children,
}: {
  readonly review: ReviewView;
  readonly onSettled: () => void;
  /** Which of the queue it is, and the way to the next. */
  readonly children: ReactNode;
}) {
  const t = useWords('reviews');
  const codes = useWords('codes');
  const { kind, severity, partyName, sides } = review;
  return (
    <article className="card stack" aria-label={partyName ?? t('whole')}>
      <div className="row">
        <StatusChip tone={toneBySeverity[severity]}>{codes(`review.${severity}`)}</StatusChip>
        <h2>{partyName ?? t('whole')}</h2>
        <span className="row push">{children}</span>
      </div>
      <p>
        {t(`kind.${kind}`)} <Leads review={review} />
      </p>
      <ul className="review-sides" aria-label={t('sides')}>
        {sides.slice(0, mostSides).map((side) => (
          <Side key={side.eventId} side={side} review={review} />
        ))}
      </ul>
      {sides.length > mostSides && <p className="muted">{t('more', { count: sides.length - mostSides })}</p>}
      <p>
        <strong>{t('standsNow')}:</strong> {standsWords(review)}
      </p>
      <Answers review={review} onSettled={onSettled} />
    </article>
  );
}

function Leads({ review: { accountId, stream } }: { readonly review: ReviewView }) {
  const t = useWords('reviews');
  if (accountId !== null) {
    return (
      <Link to="/account/$accountId" params={{ accountId }} search={{}}>
        {t('openAccount')}
      </Link>
    );
  }
  if (!stream.startsWith('party:')) return null;
  return (
    <Link to="/party/$partyId" params={{ partyId: stream.slice('party:'.length) }}>
      {t('openParty')}
    </Link>
  );
}

function Side({ side, review }: { readonly side: ReviewSide; readonly review: ReviewView }) {
  const t = useWords('reviews');
  const { isHeld, heldBecause, isSent, standing, knew } = side;
  const word = isHeld ? 'held' : standing;
  return (
    <li className="review-side stack" data-standing={standing}>
      <div className="row">
        <span className="muted">{writtenWords(side, t)}</span>
        {word !== null && (
          <span className="push">
            <StatusChip tone={word === 'chosen' ? 'ok' : word === 'held' ? 'danger' : 'warning'}>
              {standingWords(word, review)}
            </StatusChip>
          </span>
        )}
      </div>
      <p className="review-said">{saysWords(side, review)}</p>
      {heldBecause !== null && <p>{heldWords(heldBecause)}</p>}
      {!isSent && <p className="muted">{t('notSent')}</p>}
      {knew !== null && <p>{t(`knew.${knew}`)}</p>}
    </li>
  );
}

/** Who, on which device, when; and for which day where that is another one. */
function writtenWords({ byName, device, recordedMs, on }: ReviewSide, t: Words): string {
  const written = t('sideOf', { name: byName, device: deviceCode(device), atMs: recordedMs });
  const isSameDay = momentText(recordedMs).startsWith(dayText(on, 'short'));
  return isSameDay ? written : `${written}, ${t('forDay', { on })}`;
}

function Answers({ review, onSettled }: { readonly review: ReviewView; readonly onSettled: () => void }) {
  const t = useWords('reviews');
  const maySettle = useMayCall('resolveReview');
  const { commandId, renew } = useCommandId();
  const settle = useCommand('resolveReview');
  const { stream, reviewKey, sides, words } = review;
  // What a newer Bahi wrote is read once this one is newer too: there is nothing to answer.
  if (!maySettle || words.length === 0) return null;
  const choose = async (decision: ReviewWord): Promise<void> => {
    if (settle.isRunning) return;
    const eventIds = sides.map(({ eventId }) => eventId);
    const result = await settle.run({ commandId, stream, reviewKey, eventIds, decision });
    renew();
    if (!result.ok) return;
    showToast(t('saved'));
    onSettled();
  };
  const params = wordParams(review);
  return (
    <div className="stack">
      <ChoiceKeys
        label={t('choose')}
        value={null}
        columns={words.length === 1 ? 1 : Math.min(3, words.length)}
        digits
        choices={words.map((word) => ({
          code: word,
          label: t(`word.${word}`, params),
          hint: doesWords(review, word),
        }))}
        onChange={(word) => void choose(word)}
      />
      <p className="muted">{t('undo')}</p>
      <RefusalNotice refusal={settle.refusal} />
    </div>
  );
}
