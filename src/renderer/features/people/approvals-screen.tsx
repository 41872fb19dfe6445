import { useState } from 'react';

import './people.css';
import type { OverdueReminder, PendingApproval } from '../../../shared/contract/people.ts';
import { useProcedure } from '../../api.ts';
import { useKeyCommands } from '../../commands/registry.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { ApprovalCard } from './approval-card.tsx';
import { CashDaysNotice } from './cash-days-notice.tsx';
import { DecideDialog, type Decision } from './decide-dialog.tsx';
import { ReminderCard } from './reminder-card.tsx';

/**
 * Everything that waits for who leads: requests, then reminders that nobody kept. J and K go through it, A agrees, R says
 * no with a reason, Enter opens the account.
 */
export function ApprovalsScreen() {
  const t = useWords('people');
  const approvals = useProcedure('listApprovals', {});
  return (
    <div className="screen">
      <h1>{t('approvals.title')}</h1>
      <CashDaysNotice />
      <DataState
        state={approvals}
        empty={(data) =>
          data.approvals.length + data.reminders.length === 0 && (
            <EmptyState title={t('approvals.none')}>{t('approvals.noneWhy')}</EmptyState>
          )
        }
      >
        {(data) => <Waiting {...data} />}
      </DataState>
    </div>
  );
}

interface WaitingProps {
  readonly approvals: readonly PendingApproval[];
  readonly reminders: readonly OverdueReminder[];
}

function Waiting({ approvals, reminders }: WaitingProps) {
  const t = useWords('people');
  const [at, setAt] = useState(0);
  const [deciding, setDeciding] = useState<Decision | null>(null);
  const ids = [...approvals.map(cardId), ...reminders.map(reminderId)];
  const place = Math.min(at, ids.length - 1);
  // On a reminder there is nothing to decide.
  const current = approvals[place];
  const move = (step: number): void => {
    const next = Math.max(0, Math.min(ids.length - 1, place + step));
    setAt(next);
    document.getElementById(ids[next] ?? '')?.focus();
  };
  const decide = (approval: PendingApproval | undefined, decision: Decision['decision']): void => {
    if (approval?.mayDecide === true) setDeciding({ approval, decision });
  };
  useWaitingKeys({ move, decide: (decision) => decide(current, decision) }, deciding === null);
  return (
    <>
      <ul className="approvals">
        {approvals.map((approval, index) => (
          <li key={cardId(approval)}>
            <ApprovalCard
              id={cardId(approval)}
              approval={approval}
              isCurrent={index === place}
              onFocus={() => setAt(index)}
              onDecide={(decision) => decide(approval, decision)}
            />
          </li>
        ))}
      </ul>
      {reminders.length > 0 && <h2>{t('reminders.title')}</h2>}
      <ul className="approvals">
        {reminders.map((reminder, index) => (
          <li key={reminderId(reminder)}>
            <ReminderCard
              id={reminderId(reminder)}
              reminder={reminder}
              isCurrent={approvals.length + index === place}
              onFocus={() => setAt(approvals.length + index)}
            />
          </li>
        ))}
      </ul>
      {deciding !== null && <DecideDialog {...deciding} onClose={() => setDeciding(null)} />}
    </>
  );
}

interface WaitingKeys {
  readonly move: (step: number) => void;
  readonly decide: (decision: Decision['decision']) => void;
}

function useWaitingKeys({ move, decide }: WaitingKeys, isActive: boolean): void {
  useKeyCommands(
    {
      'approval-next': () => move(1),
      'approval-previous': () => move(-1),
      approve: () => decide('approved'),
      reject: () => decide('rejected'),
    },
    isActive,
  );
}

function cardId({ kind, targetId }: PendingApproval): string {
  return `approval-${kind}-${targetId}`;
}

function reminderId({ kind, accountId, on }: OverdueReminder): string {
  return `reminder-${kind}-${accountId}-${on}`;
}
