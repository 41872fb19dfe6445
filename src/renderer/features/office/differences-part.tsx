import { Button, Switch } from '@mantine/core';
import { useState } from 'react';

import { newCommandId, useCommand, useProcedure } from '../../api.ts';
import { useKeyCommands } from '../../commands/registry.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { DifferenceCard } from './difference-card.tsx';

const mostShown = 50;

/** What waits for a decision; exact matches can be accepted with one key. */
export function DifferencesPart() {
  const t = useWords('office');
  const [state, setState] = useState<'open' | 'decided'>('open');
  const differences = useProcedure('listDifferences', { state, limit: mostShown }, { keepPrevious: true });
  return (
    <div className="stack-wide office-part">
      <Switch
        label={t('decide.showDecided')}
        checked={state === 'decided'}
        onChange={(event) => setState(event.currentTarget.checked ? 'decided' : 'open')}
      />
      <DataState
        state={differences}
        empty={(data) =>
          data.rows.length === 0 && (
            <EmptyState title={t('decide.none')}>{state === 'open' && t('decide.noneWhy')}</EmptyState>
          )
        }
      >
        {(data) => (
          <>
            {state === 'open' && data.exact > 0 && <AcceptExact exact={data.exact} />}
            {data.rows.map((difference) => (
              <DifferenceCard
                key={`${difference.accountId} ${difference.importId}`}
                difference={difference}
              />
            ))}
          </>
        )}
      </DataState>
    </div>
  );
}

function AcceptExact({ exact }: { readonly exact: number }) {
  const t = useWords('office');
  const mayAccept = useMayCall('acceptExactDifferences');
  const accept = useCommand('acceptExactDifferences');
  const run = async (): Promise<void> => {
    const result = await accept.run({ commandId: newCommandId() });
    if (result.ok) showToast(t('decide.accepted', { count: result.value.accepted }));
  };
  const title = t('decide.acceptExact', { count: exact });
  useKeyCommands({ 'accept-exact': () => void run() }, mayAccept);
  if (!mayAccept) return null;
  return (
    <div className="stack">
      <div className="row">
        <Button loading={accept.isRunning} rightSection={<kbd>Shift+A</kbd>} onClick={() => void run()}>
          {title}
        </Button>
        <span className="muted">{t('decide.exactWhat')}</span>
      </div>
      <RefusalNotice refusal={accept.refusal} />
    </div>
  );
}
