import { Link } from '@tanstack/react-router';

import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { ProcedureState } from '../../api.ts';
import { AmountText } from '../../components/amount-text.tsx';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** Accounts that owe and that nobody can call or visit, those that owe most first. */
export function UnreachablePart({
  unreachable,
}: {
  readonly unreachable: ProcedureState<OutputOf<'listUnreachable'>>;
}) {
  const t = useWords('parties');
  return (
    <DataState
      state={unreachable}
      empty={(data) =>
        data.rows.length === 0 && (
          <EmptyState title={t('unreachable.none')}>{t('unreachable.noneWhy')}</EmptyState>
        )
      }
    >
      {({ rows, total }) => (
        <>
          <p className="muted">{t('unreachable.what')}</p>
          <ul className="party-rows">
            {rows.map(({ accountId, party, account, totalDue, why }) => (
              <li key={accountId}>
                <Link to="/account/$accountId" params={{ accountId }} search={{}}>
                  {party} <span className="muted">{account}</span>
                </Link>
                <span className="muted">{t(`unreachable.${why}`)}</span>
                <AmountText amount={totalDue} className="push" />
              </li>
            ))}
          </ul>
          {total > rows.length && (
            <p className="muted">{t('unreachable.more', { count: total - rows.length })}</p>
          )}
        </>
      )}
    </DataState>
  );
}
