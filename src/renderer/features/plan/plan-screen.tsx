import { Button } from '@mantine/core';
import { useState } from 'react';

import { together, useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { PlanBuilder, type PlanBuilderProps } from './plan-builder.tsx';
import { planOfDraft } from './plan-form.ts';
import { RunningPlan } from './running-plan.tsx';
import './plan.css';

/** The plan of an account: the one that runs, or the builder of a new one with its schedule on every key. */
export function PlanScreen({ accountId }: { readonly accountId: string }) {
  const account = useProcedure('readAccount', { accountId });
  const rules = useProcedure('readHouseRules', {});
  const drafts = useProcedure('listDrafts', { accountId });
  return (
    <DataState state={together(account, rules, drafts)}>
      {([view, house, { drafts: kept }]) => <PlanPage account={view} rules={house} drafts={kept} />}
    </DataState>
  );
}

const inForceStates: readonly string[] = ['active', 'missed', 'broken'];

function PlanPage(props: Omit<PlanBuilderProps, 'replaces'>) {
  const t = useWords('plan');
  const { account } = props;
  const { plan, planProposal } = account;
  // What was typed for a new plan in the place of this one is gone on with where it was left.
  const [isRenegotiating, setRenegotiating] = useState(() =>
    props.drafts.some(
      ({ kind, body }) => kind === 'plan' && plan !== null && planOfDraft(body)?.replaces === plan.planId,
    ),
  );
  const isInForce = plan !== null && inForceStates.includes(plan.status);
  const isRunning = isInForce || plan?.status === 'pendingApproval';
  const isBuilding = !isRunning || (isInForce && isRenegotiating && planProposal === null);
  return (
    <div className="screen plan-screen">
      <div className="row">
        <div>
          <h1>{t(isBuilding && isRunning ? 'renegotiateTitle' : 'title')}</h1>
          <p className="muted">
            {account.party.name} · {account.account}
          </p>
        </div>
        {isBuilding && isRunning && (
          <Button className="push" variant="default" onClick={() => setRenegotiating(false)}>
            {t('keepPlan')}
          </Button>
        )}
      </div>
      {isBuilding ? (
        <PlanBuilder {...props} replaces={isRunning ? plan : null} />
      ) : (
        plan !== null && (
          <RunningPlan account={account} plan={plan} onRenegotiate={() => setRenegotiating(true)} />
        )
      )}
    </div>
  );
}
