import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import type { Worklist } from '../../../shared/contract/worklist.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { EmptyState } from '../../components/data-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import type { useTodayView } from './use-today-view.ts';

const sampleAccounts = 120;
const sampleSeed = 1;

/** Nothing was imported yet: bring a file, or look around in a book that is made up. */
export function TodayEmpty() {
  const t = useWords('today');
  const mayImport = useMayCall('importFile');
  const maySample = useMayCall('addSampleBook');
  const { commandId } = useCommandId();
  const command = useCommand('addSampleBook');
  return (
    <EmptyState
      title={t('emptyTitle')}
      action={
        <div className="stack">
          <RefusalNotice refusal={command.refusal} />
          <div className="row">
            {mayImport && (
              <Link className="link-button" to="/import">
                {t('import')}
              </Link>
            )}
            {maySample && (
              <Button
                variant="default"
                loading={command.isRunning}
                onClick={() => void command.run({ commandId, accounts: sampleAccounts, seed: sampleSeed })}
              >
                {t('trySample')}
              </Button>
            )}
          </div>
        </div>
      }
    >
      {t('emptyHint')}
    </EmptyState>
  );
}

/** Nothing is left in this view: because the day is done, or because a filter hides the rest. */
export function TodayDone({
  data,
  view,
}: {
  readonly data: Worklist;
  readonly view: ReturnType<typeof useTodayView>;
}) {
  const t = useWords('today');
  const { worked, promised, collected } = data.progress;
  if (Object.keys(view.filters).length > 0) {
    const showAll = (): void => view.change({ lane: null, text: '', mineOnly: false });
    return (
      <EmptyState
        title={t('nothingHere')}
        action={
          <Button variant="default" onClick={showAll}>
            {t('showAll')}
          </Button>
        }
      />
    );
  }
  const words = [
    t('doneContacts', { count: worked }),
    ...promised.map((amount) => t('promised', { amount: amountText(amount) })),
    ...collected.map((amount) => t('collected', { amount: amountText(amount) })),
  ];
  return <EmptyState title={t(worked > 0 ? 'doneTitle' : 'nothingDueTitle')}>{words.join(' · ')}</EmptyState>;
}
