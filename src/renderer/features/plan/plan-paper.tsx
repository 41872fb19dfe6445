import { Link } from '@tanstack/react-router';

import type { AccountView, PlanView } from '../../../shared/contract/account.ts';
import { amountInWords } from '../../../shared/domain/money-words.ts';
import { useProcedure } from '../../api.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { PrintPage } from '../../components/print-page.tsx';
import { SharePaper } from '../../components/share-paper.tsx';
import { wordsLanguage } from '../../components/words-language.ts';
import { amountText, dayText } from '../../i18n/format.ts';
import { i18n } from '../../i18n/i18n.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import { PlanTable } from './plan-table.tsx';
import './plan.css';

/** The plan as it is signed. One that waits for a second person says so on the paper (row N2). */
export function PlanPaper({ accountId }: { readonly accountId: string }) {
  const t = useWords('plan');
  const { practice } = useSession();
  const account = useProcedure('readAccount', { accountId });
  return (
    <DataState state={account} empty={(view) => view.plan === null && <EmptyState title={t('noPlan')} />}>
      {(view) =>
        view.plan === null ? null : (
          <PrintPage
            title={t('paperTitle')}
            practice={practice}
            actions={
              <>
                <Link className="link-button" to="/account/$accountId" params={{ accountId }} search={{}}>
                  {t('toAccount')}
                </Link>
                <SharePaper fileName={`${t('paperTitle')} ${view.account}`} paper="A4" />
              </>
            }
          >
            <PlanOnPaper account={view} plan={view.plan} />
          </PrintPage>
        )
      }
    </DataState>
  );
}

function PlanOnPaper({ account, plan }: { readonly account: AccountView; readonly plan: PlanView }) {
  const t = useWords('plan');
  const c = useWords('codes');
  return (
    <div className="plan-paper">
      {plan.status === 'pendingApproval' && <p className="plan-mark">{t('markPending')}</p>}
      {plan.status === 'cancelled' && <p className="plan-mark">{t('markEnded')}</p>}
      {plan.status === 'rejected' && <p className="plan-mark">{t('markRejected')}</p>}
      <h2>{t('paperHead')}</h2>
      <p>
        {t('paperBetween', {
          creditor: account.book.title,
          party: account.party.name,
          account: account.account,
        })}
      </p>
      <p>
        {t('paperSum', {
          amount: amountText(plan.total, { alwaysMinor: true }),
          words: amountInWords(plan.total, wordsLanguage(i18n.language)),
          count: plan.instalments.length,
          frequency: c(`frequencyInText.${plan.frequency}`),
          day: dayText(plan.proposedOn),
        })}
      </p>
      <PlanTable plan={plan} />
      <div className="signatures">
        <span>{t('signCustomer')}</span>
        <span>{t('signHouse')}</span>
      </div>
    </div>
  );
}
