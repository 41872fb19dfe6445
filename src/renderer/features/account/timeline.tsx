import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';

import type { InputOf } from '../../../shared/contract/contract.ts';
import { useProcedure } from '../../api.ts';
import { useKeyCommands } from '../../commands/registry.ts';
import { Chips } from '../../components/chips.tsx';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { AccountPartProps } from './account-part.ts';
import { TimelineRow } from './timeline-row.tsx';

type Kind = NonNullable<InputOf<'readTimeline'>['kinds']>[number];

const kinds = ['contact', 'money', 'commitment', 'standing', 'import'] as const satisfies readonly Kind[];
const pageSize = 50;

/** Everything that happened on the account, newest first, in one list: filtered by kind, walked with J and K. */
export function Timeline(props: AccountPartProps) {
  const t = useWords('account');
  const { account, isPrivate } = props;
  const [shownKinds, setShownKinds] = useState<readonly Kind[]>([]);
  const [limit, setLimit] = useState(pageSize);
  const timeline = useProcedure(
    'readTimeline',
    {
      accountId: account.accountId,
      limit,
      ...(shownKinds.length === 0 ? {} : { kinds: [...shownKinds] }),
    },
    { keepPrevious: true },
  );
  const total = timeline.data?.rows.length ?? 0;
  const { list, at } = useWalk(isPrivate ? 0 : total);
  if (isPrivate) return <Notice tone="info">{t('privateHint')}</Notice>;
  const toggle = (code: string): void => {
    const kind = kinds.find((known) => known === code);
    if (kind === undefined) return;
    setShownKinds(
      shownKinds.includes(kind) ? shownKinds.filter((other) => other !== kind) : [...shownKinds, kind],
    );
  };
  return (
    <div className="timeline">
      <Chips
        label={t('filter')}
        reachable
        chips={kinds.map((kind) => ({
          code: kind,
          label: t(`kind.${kind}`),
          isOn: shownKinds.includes(kind),
        }))}
        onPick={toggle}
      />
      <DataState
        state={timeline}
        empty={(data) =>
          data.total === 0 && <EmptyState title={t('nothingYet')}>{t('nothingYetHint')}</EmptyState>
        }
      >
        {(data) => (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by key */}
            <ol className="timeline-list" ref={list} tabIndex={0} aria-label={t('history')}>
              {data.rows.map((entry, place) => (
                <TimelineRow
                  key={entry.eventId}
                  accountId={account.accountId}
                  entry={entry}
                  isCurrent={place === at}
                />
              ))}
              {data.total > data.rows.length && (
                <li className="timeline-more">
                  <Button variant="default" onClick={() => setLimit(Math.min(500, limit + pageSize))}>
                    {t('older', { count: data.total - data.rows.length })}
                  </Button>
                </li>
              )}
            </ol>
          </>
        )}
      </DataState>
    </div>
  );
}

/** J and K walk the entries; the current one is kept in view. */
function useWalk(total: number) {
  const list = useRef<HTMLOListElement>(null);
  const [at, setAt] = useState(-1);
  const step = (by: number) => () => setAt((now) => Math.max(0, Math.min(total - 1, now + by)));
  useKeyCommands({ 'entry-down': step(1), 'entry-up': step(-1) }, total > 0);
  useEffect(() => {
    if (at >= 0) list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return { list, at };
}
