import { useState } from 'react';

import './people.css';
import type { PendingApproval } from '../../../shared/contract/people.ts';
import { useProcedure } from '../../api.ts';
import { useCommands } from '../../commands/registry.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { ApprovalCard } from './approval-card.tsx';
import { DecideDialog, type Decision } from './decide-dialog.tsx';

/** Everything that waits for a second person. J and K go through it, A agrees, R says no with a reason. */
export function ApprovalsScreen() {
  const t = useWords('people');
  const approvals = useProcedure('listApprovals', {});
  return (
    <div className="screen">
      <h1>{t('approvals.title')}</h1>
      <DataState
        state={approvals}
        empty={(data) =>
          data.approvals.length === 0 && (
            <EmptyState title={t('approvals.none')}>{t('approvals.noneWhy')}</EmptyState>
          )
        }
      >
        {(data) => <Approvals approvals={data.approvals} />}
      </DataState>
    </div>
  );
}

function Approvals({ approvals }: { readonly approvals: readonly PendingApproval[] }) {
  const t = useWords('people');
  const [at, setAt] = useState(0);
  const [deciding, setDeciding] = useState<Decision | null>(null);
  const place = Math.min(at, approvals.length - 1);
  const current = approvals[place];
  const move = (step: number): void => {
    const next = Math.max(0, Math.min(approvals.length - 1, place + step));
    setAt(next);
    document.getElementById(cardId(approvals[next]))?.focus();
  };
  const decide = (approval: PendingApproval | undefined, decision: Decision['decision']): void => {
    if (approval?.mayDecide === true) setDeciding({ approval, decision });
  };
  useCommands(
    [
      {
        id: 'approval-next',
        title: t('approvals.next'),
        keys: 'KeyJ',
        group: 'lists',
        inPalette: false,
        run: () => move(1),
      },
      {
        id: 'approval-previous',
        title: t('approvals.previous'),
        keys: 'KeyK',
        group: 'lists',
        inPalette: false,
        run: () => move(-1),
      },
      {
        id: 'approve',
        title: t('approvals.approve'),
        keys: 'KeyA',
        group: 'lists',
        run: () => decide(current, 'approved'),
      },
      {
        id: 'reject',
        title: t('approvals.reject'),
        keys: 'KeyR',
        group: 'lists',
        run: () => decide(current, 'rejected'),
      },
    ],
    deciding === null,
  );
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
      {deciding !== null && <DecideDialog {...deciding} onClose={() => setDeciding(null)} />}
    </>
  );
}

function cardId(approval: PendingApproval | undefined): string {
  return `approval-${approval?.kind}-${approval?.targetId}`;
}
