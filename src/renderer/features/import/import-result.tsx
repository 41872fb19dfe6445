import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';

import type { InputOf, OutputOf } from '../../../shared/contract/contract.ts';
import { Notice } from '../../components/status-chip.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { FailedRowsButton } from './failed-rows-button.tsx';
import { OutcomeFigures } from './outcome-figures.tsx';
import { ProblemTable } from './problem-table.tsx';
import { UndoImport } from './undo-import.tsx';

/** What came of the import, with the way back. */
export function ImportResult({
  outcome,
  read,
  onAgain,
}: {
  readonly outcome: OutputOf<'importFile'>;
  readonly read: InputOf<'readFailedRows'>;
  readonly onAgain: () => void;
}) {
  const t = useWords('import');
  const navigate = useNavigate();
  const isNothing = outcome.created === 0 && outcome.updated === 0;
  return (
    <div className="stack-wide">
      <Notice tone="ok">{isNothing ? t('done.nothing') : t('done.saved')}</Notice>
      <OutcomeFigures outcome={outcome} title={t('done.title')} />
      <ProblemTable problems={outcome.problems} />
      <FailedRowsButton read={read} problems={outcome.problems} />
      {outcome.toDecide > 0 && (
        <Notice tone="warning">
          {t('done.toDecide', { count: outcome.toDecide })} <Link to="/office">{t('done.decide')}</Link>
        </Notice>
      )}
      <div className="row">
        <Button variant="default" onClick={onAgain}>
          {t('done.again')}
        </Button>
        {outcome.importId !== null && <UndoImport importId={outcome.importId} onUndone={onAgain} />}
        <Button size="md" className="push" onClick={() => void navigate({ to: '/today' })}>
          {t('done.today')}
        </Button>
      </div>
    </div>
  );
}
