import { Button } from '@mantine/core';
import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';

import { useWords } from '../i18n/use-words.ts';

/**
 * A page that is shown as it will be printed: what stands around it stays off the paper. Practice papers say so on
 * the paper itself.
 */
export function PrintPage({
  title,
  paper = 'A4',
  practice,
  actions,
  printsElsewhere = false,
  above,
  children,
}: {
  readonly title: string;
  readonly paper?: 'A4' | 'A5' | '80mm';
  readonly practice: boolean;
  readonly actions?: ReactNode;
  /** The page shows what a paper says, and the paper itself is printed from a place of its own. */
  readonly printsElsewhere?: boolean;
  /** What is done with the paper, between its title and itself; stays off the paper. */
  readonly above?: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useWords('components');
  return (
    <div className="screen">
      <div className="row no-print">
        <h1>{title}</h1>
        <div className="row push">
          {actions}
          {!printsElsewhere && (
            <Button leftSection={<Printer size={16} aria-hidden />} onClick={() => window.print()}>
              {t('print.print')}
            </Button>
          )}
        </div>
      </div>
      {above !== undefined && <div className="print-above no-print">{above}</div>}
      <article className="paper" data-paper={paper} aria-label={title}>
        {practice && <p className="paper-practice">{t('practice.paper')}</p>}
        {children}
      </article>
    </div>
  );
}
