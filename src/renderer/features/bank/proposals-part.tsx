import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import type { OutputOf } from '../../../shared/contract/contract.ts';
import { newCommandId, useCommand, useProcedure } from '../../api.ts';
import { useKeyCommands } from '../../commands/registry.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ClaimWords, LineWords } from './bank-words.tsx';
import { ProposalCard } from './proposal-card.tsx';

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

/** Money that went back: told to a person, who says it on the cheque's own account; nothing is posted here. */
function Returns({ returns }: { readonly returns: Proposals['returns'] }) {
  const t = useWords('bank');
  return (
    <section className="card stack" aria-label={t('return.title')}>
      <h2>{t('return.title')}</h2>
      <p className="muted">
        {t('return.what')} <Link to="/instruments">{t('return.open')}</Link>
      </p>
      {returns.map(({ line, claims }) => (
        <div key={line.lineId} className="bank-pair">
          <div>
            <LineWords line={line} />
          </div>
          <div>
            {claims.length === 0 && <p className="muted">{t('return.unknown')}</p>}
            {claims.map((claim) => (
              <ClaimWords key={`${claim.receiptId} ${claim.at}`} claim={claim} />
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}
