import { useState } from 'react';

import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { DuplicatePair } from '../../../shared/contract/parties.ts';
import { type ProcedureState, useProcedure } from '../../api.ts';
import { useKeyCommands } from '../../commands/registry.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { callOrThrow } from '../../procedures/call.ts';
import { ApartDialog } from './apart-dialog.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { PairCard, pairId } from './pair-card.tsx';
import { ShowMore } from './show-more.tsx';
import { uniqueBy, useFurtherPages } from './use-further-pages.ts';

const pageRows = 50;

/** The first of the pairs that may be one; their total stands on the tab. */
export function useDuplicates(): ProcedureState<OutputOf<'listDuplicates'>> {
  return useProcedure('listDuplicates', { offset: 0, limit: pageRows }, { keepPrevious: true });
}

/** Pairs that may be one: J and K go through them, A looks closer, R says that they are two. Nothing is merged by itself. */
export function DuplicatesPart({
  duplicates,
}: {
  readonly duplicates: ProcedureState<OutputOf<'listDuplicates'>>;
}) {
  const t = useWords('parties');
  const further = useFurtherPages('listDuplicates', pageRows, (page) => callOrThrow('listDuplicates', page));
  return (
    <DataState
      state={duplicates}
      empty={(data) =>
        data.pairs.length === 0 && <EmptyState title={t('pair.none')}>{t('pair.noneWhy')}</EmptyState>
      }
    >
      {({ pairs, total }) => {
        const shown = uniqueBy([pairs, ...further.pages.map((page) => page.pairs)].flat(), pairId);
        const more = total - shown.length;
        return (
          <>
            <Pairs pairs={shown} />
            <ShowMore
              words={more > 0 ? t('pair.more', { count: more }) : null}
              isLoading={further.isLoading}
              onMore={further.showMore}
            />
          </>
        );
      }}
    </DataState>
  );
}

interface Opened {
  readonly pair: DuplicatePair;
  readonly what: 'compare' | 'apart';
}

function Pairs({ pairs }: { readonly pairs: readonly DuplicatePair[] }) {
  const [at, setAt] = useState(0);
  const [opened, setOpened] = useState<Opened | null>(null);
  const place = Math.min(at, pairs.length - 1);
  const current = pairs[place];
  const move = (step: number): void => {
    const next = Math.max(0, Math.min(pairs.length - 1, place + step));
    setAt(next);
    const pair = pairs[next];
    if (pair !== undefined) document.getElementById(pairId(pair))?.focus();
  };
  const open = (what: Opened['what']): void => {
    if (current !== undefined) setOpened({ pair: current, what });
  };
  useKeyCommands(
    {
      'approval-next': () => move(1),
      'approval-previous': () => move(-1),
      approve: () => open('compare'),
      reject: () => open('apart'),
    },
    opened === null,
  );
  return (
    <>
      <ul className="pairs">
        {pairs.map((pair, index) => (
          <li key={pairId(pair)}>
            <PairCard
              pair={pair}
              isCurrent={index === place}
              onFocus={() => setAt(index)}
              onOpen={(what) => setOpened({ pair, what })}
            />
          </li>
        ))}
      </ul>
      {opened?.what === 'compare' && (
        <CompareDialog
          keepId={opened.pair.one.partyId}
          goesId={opened.pair.other.partyId}
          onClose={() => setOpened(null)}
        />
      )}
      {opened?.what === 'apart' && <ApartDialog pair={opened.pair} onClose={() => setOpened(null)} />}
    </>
  );
}
