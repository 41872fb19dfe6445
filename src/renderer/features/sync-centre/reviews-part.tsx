import { Button } from '@mantine/core';
import { useState } from 'react';

import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { ReviewView } from '../../../shared/contract/reviews.ts';
import type { ProcedureState } from '../../api.ts';
import { useKeyCommands } from '../../commands/registry.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { ReviewCard } from './review-card.tsx';

/** What contradicts itself, one at a time: 1, 2, 3 settle it, N goes on to the next. */
export function ReviewsPart({ state }: { readonly state: ProcedureState<OutputOf<'listReviews'>> }) {
  const t = useWords('reviews');
  return (
    <DataState
      state={state}
      empty={({ reviews }) =>
        reviews.length === 0 && <EmptyState title={t('none')}>{t('noneWhy')}</EmptyState>
      }
    >
      {({ reviews }) => <Queue reviews={reviews} />}
    </DataState>
  );
}

/** The queue by its keys: what comes in or is settled elsewhere does not move the card that is being read. */
function Queue({ reviews }: { readonly reviews: readonly ReviewView[] }) {
  const t = useWords('reviews');
  const [shown, setShown] = useState<string | null>(null);
  const found = reviews.findIndex((review) => cardKey(review) === shown);
  const at = Math.max(0, found);
  const current = reviews[at];
  const next = (): void => {
    const following = reviews[(at + 1) % reviews.length];
    setShown(following === undefined ? null : cardKey(following));
  };
  useKeyCommands({ 'review-next': next }, reviews.length > 1);
  if (current === undefined) return null;
  return (
    <ReviewCard key={cardKey(current)} review={current} onSettled={next}>
      <span className="muted">{t('place', { at: at + 1, of: reviews.length })}</span>
      {reviews.length > 1 && (
        <Button variant="default" rightSection={<kbd aria-hidden>N</kbd>} onClick={next}>
          {t('nextButton')}
        </Button>
      )}
    </ReviewCard>
  );
}

function cardKey({ stream, reviewKey }: ReviewView): string {
  return `${stream} ${reviewKey}`;
}
