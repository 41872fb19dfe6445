import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { RotateCw } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';

import type { ProcedureState } from '../api.ts';
import { refusalText } from '../i18n/text.ts';
import { useWords } from '../i18n/use-words.ts';
import { RefusalNotice } from './refusal-notice.tsx';

/** Local answers come at once; only what takes longer than this says that it is under way (ux.md §4.8). */
const saysLoadingAfterMs = 300;

/**
 * Shows an answer, or why there is none yet. `empty` may say, from the answer, what to show where there is nothing:
 * the reason and one action.
 */
export function DataState<Output>({
  state,
  empty,
  children,
}: {
  readonly state: ProcedureState<Output>;
  readonly empty?: (data: Output) => ReactNode;
  readonly children: (data: Output) => ReactNode;
}) {
  const t = useWords('components');
  if (state.data !== undefined)
    return (state.status === 'ready' && empty?.(state.data)) || children(state.data);
  if (state.refusal === undefined) return <Loading />;
  return (
    <div className="stack screen">
      {state.refusal.code === 'hostStopped' ? (
        // The frame says aloud that the ledger does not answer; said twice it would only alarm.
        <p className="muted">{refusalText(state.refusal)}</p>
      ) : (
        <RefusalNotice refusal={state.refusal} />
      )}
      <div>
        {isGone(state.refusal.code) ? (
          <Link className="link-button" to="/today">
            {t('app:toToday')}
          </Link>
        ) : (
          <Button variant="default" leftSection={<RotateCw size={16} aria-hidden />} onClick={state.reload}>
            {t('tryAgain')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What is not in the ledger will not be there on a second try. */
function isGone(code: string): boolean {
  return code === 'unknownAccount' || code === 'unknownReceipt' || code === 'unknownParty';
}

function Loading() {
  const t = useWords('components');
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), saysLoadingAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="screen muted" role="status" aria-busy="true">
      {isSlow ? t('loading') : ''}
    </p>
  );
}

/** Nothing to show: why, and the one thing to do about it. */
export function EmptyState({
  title,
  children,
  action,
  isWhole = false,
}: {
  readonly title: string;
  /** It is all there is on the screen, so its title is the screen's. */
  readonly isWhole?: boolean;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="empty">
      {isWhole ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children && <p className="muted">{children}</p>}
      {action}
    </div>
  );
}
