import { useState } from 'react';

import type { OutputOf } from '../../../shared/contract/contract.ts';
import { useProcedure } from '../../api.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { DraftCard } from './draft-card.tsx';
import { type HandedOver, HandOverSheet } from './hand-over-sheet.tsx';
import { OfferedByMe, OfferedToMe, OfOthers } from './offers-part.tsx';

type Offers = OutputOf<'listDraftOffers'>;

const noOffers: Offers = { toMe: [], byMe: [], ofOthers: [], receivers: [] };

/**
 * Work that was begun and not saved for good: nothing typed is lost, one press goes on with it, and where people share a computer
 * it is handed to the next of them.
 */
export function DraftsScreen() {
  const t = useWords('drafts');
  const drafts = useProcedure('listDrafts', {});
  const offers = useProcedure('listDraftOffers', {}).data ?? noOffers;
  const [given, setGiven] = useState<HandedOver | null>(null);
  const { toMe, ofOthers, receivers } = offers;
  // What waits for the other is shown with the work itself; who offered for somebody else sees it there too.
  const byMe = offers.byMe.filter(({ state }) => state !== 'waiting' && state !== 'withdrawn');
  const isQuiet = toMe.length + byMe.length + ofOthers.length === 0;
  return (
    <div className="screen">
      <h1>{t('title')}</h1>
      <OfferedToMe offers={toMe} />
      <DataState
        state={drafts}
        empty={(data) =>
          data.drafts.length === 0 && isQuiet && <EmptyState title={t('none')}>{t('noneWhy')}</EmptyState>
        }
      >
        {(data) => (
          <div className="stack-wide">
            {!isQuiet && data.drafts.length > 0 && <h2>{t('own')}</h2>}
            {data.drafts.map((draft) => {
              const { draftId, party } = draft;
              const give = (): void => setGiven({ draftId, party, ofOther: null });
              return <DraftCard key={draftId} draft={draft} onGive={receivers.length > 0 ? give : null} />;
            })}
          </div>
        )}
      </DataState>
      <OfferedByMe offers={byMe} />
      <OfOthers drafts={ofOthers} onGive={setGiven} />
      {given !== null && (
        <HandOverSheet
          key={given.draftId}
          work={given}
          receivers={receivers}
          onClose={() => setGiven(null)}
        />
      )}
    </div>
  );
}
