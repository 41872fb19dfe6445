import { Button } from '@mantine/core';

import type { OutputOf } from '../../../shared/contract/contract.ts';
import { newCommandId, useCommand, useProcedure } from '../../api.ts';
import { useKeyCommands } from '../../commands/registry.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ProposalCard } from './proposal-card.tsx';
import { Returns } from './returns-card.tsx';

type Proposals = OutputOf<'listBankProposals'>;

/** What may belong together, surest first. Nothing is posted without this screen's button. */
export function ProposalsPart() {
  const t = useWords('bank');
  const proposals = useProcedure('listBankProposals', { limit: 100 }, { keepPrevious: true });
  return (
    <div className="stack-wide bank-part">
      <DataState
        state={proposals}
        empty={(data) =>
          data.total === 0 &&
          data.returns.length === 0 && <EmptyState title={t('match.none')}>{t('match.noneWhy')}</EmptyState>
        }
      >
        {(data) => (
          <>
            {data.sure > 0 && <AcceptSure data={data} />}
            {data.returns.length > 0 && <Returns returns={data.returns} />}
            {data.rows.map((proposal) => (
              <ProposalCard
                key={`${proposal.lines[0]?.lineId ?? ''} ${proposal.claims[0]?.receiptId ?? ''} ${proposal.claims[0]?.at ?? 0}`}
                proposal={proposal}
                threshold={data.threshold}
              />
            ))}
          </>
        )}
      </DataState>
    </div>
  );
}

function AcceptSure({ data }: { readonly data: Proposals }) {
  const t = useWords('bank');
  const accept = useCommand('acceptSureBankMatches');
  const run = async (): Promise<void> => {
    const done = await accept.run({ commandId: newCommandId() });
    if (done.ok) showToast(t('match.accepted', { count: done.value.accepted }));
  };
  useKeyCommands({ 'accept-sure': () => void run() }, true);
  const totals = data.sureTotals.map((total) => amountText(total)).join(' · ');
  return (
    <div className="stack">
      <div className="row">
        <Button loading={accept.isRunning} rightSection={<kbd>Shift+A</kbd>} onClick={() => void run()}>
          {t('match.acceptSure', { count: data.sure, totals })}
        </Button>
        <span className="muted">{t('match.sureWhat', { threshold: data.threshold })}</span>
      </div>
      <RefusalNotice refusal={accept.refusal} />
    </div>
  );
}
