import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { AccountView, PlanView } from '../../../shared/contract/account.ts';
import { type Language, languages } from '../../../shared/domain/language.ts';
import { useProcedure } from '../../api.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { PrintPage } from '../../components/print-page.tsx';
import { SharePaper } from '../../components/share-paper.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import { PlanOnPaper } from './plan-on-paper.tsx';
import './plan.css';

const names: Readonly<Record<Language, string>> = { en: 'English', hi: 'हिन्दी', mr: 'मराठी' };

/** The plan as it is signed, in the debtor's language. One that waits for a second person says so on the paper (row N2). */
export function PlanPaper({ accountId }: { readonly accountId: string }) {
  const t = useWords('plan');
  const account = useProcedure('readAccount', { accountId });
  return (
    <DataState state={account} empty={(view) => view.plan === null && <EmptyState title={t('noPlan')} />}>
      {(view) => {
        // What was written last is what is to be signed.
        const plan = view.planProposal ?? view.plan;
        return plan === null ? null : <PaperPage account={view} plan={plan} />;
      }}
    </DataState>
  );
}

function PaperPage({ account, plan }: { readonly account: AccountView; readonly plan: PlanView }) {
  const t = useWords('plan');
  const { practice } = useSession();
  const { accountId } = account;
  const [language, setLanguage] = useState<Language>(languageOf(account.party.language));
  return (
    <PrintPage
      title={t('paperTitle')}
      practice={practice}
      actions={
        <>
          <ChoiceKeys
            label={t('paperLanguage')}
            hideLabel
            columns={3}
            value={language}
            onChange={setLanguage}
            choices={languages.map((code) => ({ code, label: <span lang={code}>{names[code]}</span> }))}
          />
          <Link className="link-button" to="/account/$accountId" params={{ accountId }} search={{}}>
            {t('toAccount')}
          </Link>
          <SharePaper fileName={`${t('paperTitle')} ${account.account}`} paper="A4" />
        </>
      }
    >
      <PlanOnPaper account={account} plan={plan} language={language} />
    </PrintPage>
  );
}

function languageOf(tag: string | null): Language {
  return languages.find((known) => known === tag) ?? 'en';
}
