import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import type { Worklist } from '../../../shared/contract/worklist.ts';
import { EmptyState } from '../../components/data-state.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import type { useTodayView } from './use-today-view.ts';

/** Nothing was imported yet: bring a file. The made-up book is offered at the first start, never in a real ledger. */
export function TodayEmpty() {
  const t = useWords('today');
  const mayImport = useMayCall('importFile');
  return (
    <div className="screen">
      <h1>{t('title')}</h1>
      <EmptyState
        title={t('emptyTitle')}
        action={
          mayImport && <Button renderRoot={(props) => <Link {...props} to="/import" />}>{t('import')}</Button>
        }
      >
        {t('emptyHint')}
      </EmptyState>
    </div>
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
    const showAll = (): void => view.show({});
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
