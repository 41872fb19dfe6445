import { Link } from '@tanstack/react-router';

import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { UnreachableAccount } from '../../../shared/contract/parties.ts';
import { type ProcedureState, useProcedure } from '../../api.ts';
import { AmountText } from '../../components/amount-text.tsx';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { callOrThrow } from '../../procedures/call.ts';
import { ShowMore } from './show-more.tsx';
import { uniqueBy, useFurtherPages } from './use-further-pages.ts';

const pageRows = 200;

/** The first of the accounts that nobody can be reached on; their total stands on the tab. */
export function useUnreachable(): ProcedureState<OutputOf<'listUnreachable'>> {
  return useProcedure('listUnreachable', { offset: 0, limit: pageRows }, { keepPrevious: true });
}

/** Accounts that owe and that nobody can call or visit, those that owe most first. */
export function UnreachablePart({
  unreachable,
}: {
  readonly unreachable: ProcedureState<OutputOf<'listUnreachable'>>;
}) {
  const t = useWords('parties');
  const further = useFurtherPages('listUnreachable', pageRows, (page) =>
    callOrThrow('listUnreachable', page),
  );
  return (
    <DataState
      state={unreachable}
      empty={(data) =>
        data.rows.length === 0 && (
          <EmptyState title={t('unreachable.none')}>{t('unreachable.noneWhy')}</EmptyState>
        )
      }
    >
      {({ rows, total }) => {
        const shown = uniqueBy(
          [rows, ...further.pages.map((page) => page.rows)].flat(),
          ({ accountId }) => accountId,
        );
        const more = total - shown.length;
        return (
          <>
            <p className="muted">{t('unreachable.what')}</p>
            <UnreachableRows rows={shown} />
            <ShowMore
              words={more > 0 ? t('unreachable.more', { count: more }) : null}
              isLoading={further.isLoading}
              onMore={further.showMore}
            />
          </>
        );
      }}
    </DataState>
  );
}

function UnreachableRows({ rows }: { readonly rows: readonly UnreachableAccount[] }) {
  const t = useWords('parties');
  return (
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
  );
}
