import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';

import type { AccountView } from '../../../shared/contract/account.ts';
import type { Draft } from '../../../shared/contract/drafts.ts';
import type { HouseRules } from '../../../shared/contract/house.ts';
import { newCommandId, useCommand, useProcedure } from '../../api.ts';
import { useKeyCommands } from '../../commands/registry.ts';
import { DataState } from '../../components/data-state.tsx';
import { amountFieldText } from '../../components/read-amount.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showSaved } from '../../components/saved-toast.ts';
import { Notice } from '../../components/status-chip.tsx';
import { settleDraft } from '../../drafts/keep-draft.ts';
import { type FormKind, useKeptForm } from '../../drafts/use-kept-form.ts';
import { momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import { PlanFields } from './plan-fields.tsx';
import { blankPlan, type PlanForm, planOfDraft, readPlan } from './plan-form.ts';
import { PlanSchedulePreview } from './plan-schedule-preview.tsx';
import { RunningPlan } from './running-plan.tsx';
import './plan.css';

/** Writes a plan for an account: equal instalments to an exact sum, with the schedule beside it on every key. */
export function PlanScreen({ accountId }: { readonly accountId: string }) {
  const account = useProcedure('readAccount', { accountId });
  const rules = useProcedure('readHouseRules', {});
  const drafts = useProcedure('listDrafts', { accountId });
  return (
    <DataState state={account}>
      {(view) => (
        <DataState state={rules}>
          {(house) => (
            <DataState state={drafts}>
              {({ drafts: kept }) => <PlanPage account={view} rules={house} drafts={kept} />}
            </DataState>
          )}
        </DataState>
      )}
    </DataState>
  );
}

type PlanAct = Partial<Omit<PlanForm, 'commandId' | 'accountId'>>;

const planKind: FormKind<PlanForm, PlanAct> = {
  kind: 'plan',
  change: (form, changed) => ({ ...form, ...changed }),
  ofDraft: planOfDraft,
  isWorthKeeping: () => true,
};

const runningStates: readonly string[] = ['active', 'missed', 'pendingApproval'];

interface PlanPageProps {
  readonly account: AccountView;
  readonly rules: HouseRules;
  readonly drafts: readonly Draft[];
}

function PlanPage(props: PlanPageProps) {
  const t = useWords('plan');
  const { account } = props;
  const isRunning = account.plan !== null && runningStates.includes(account.plan.status);
  return (
    <div className="screen plan-screen">
      <div>
        <h1>{t('title')}</h1>
        <p className="muted">
          {account.party.name} · {account.account}
        </p>
      </div>
      {isRunning && account.plan !== null ? (
        <RunningPlan account={account} plan={account.plan} />
      ) : (
        <PlanBuilder {...props} />
      )}
    </div>
  );
}

function PlanBuilder({ account, rules, drafts }: PlanPageProps) {
  const t = useWords('plan');
  const { today } = useSession();
  const { currency } = account;
  const startMinor = account.overdueMinor > 0 ? account.overdueMinor : account.totalDueMinor;
  const fresh = (): PlanForm =>
    blankPlan(
      newCommandId(),
      account.accountId,
      startMinor > 0 ? amountFieldText({ amountMinor: startMinor, currency }) : '',
    );
  const kept = useKeptForm(planKind, account.accountId, drafts);
  if (kept.form === null && !kept.isOpen) kept.open(fresh());
  const { form } = kept;
  const reading =
    form === null
      ? null
      : readPlan(form, { currency, today, salaryDay: account.party.salaryDay, calendar: rules.calendar });
  const saving = useSavePlan(account, form, reading?.terms ?? null, kept.saved);
  if (form === null || reading === null) return null;
  return (
    <div className="plan-columns">
      <div className="stack-wide">
        {kept.restoredFromMs !== null && (
          <Notice tone="info">
            {t('restored', { at: momentText(kept.restoredFromMs) })}
            <Button variant="subtle" onClick={() => kept.restart(fresh())}>
              {t('beginAgain')}
            </Button>
          </Notice>
        )}
        <PlanFields account={account} form={form} onChange={kept.act} />
      </div>
      <div className="stack-wide plan-side">
        <PlanSchedulePreview account={account} rules={rules} reading={reading} />
        <RefusalNotice refusal={saving.refusal} />
        <div>
          <Button
            size="md"
            loading={saving.isRunning}
            disabled={reading.terms === null}
            onClick={() => void saving.save()}
            rightSection={<kbd aria-hidden>Ctrl+Enter</kbd>}
          >
            {t('save')}
          </Button>
        </div>
      </div>
    </div>
  );
}

function useSavePlan(
  account: AccountView,
  form: PlanForm | null,
  terms: ReturnType<typeof readPlan>['terms'],
  onSaved: () => void,
) {
  const t = useWords('plan');
  const navigate = useNavigate();
  const command = useCommand('proposePlan');
  const { accountId } = account;
  const save = async (): Promise<void> => {
    if (form === null || terms === null) return;
    await settleDraft(form.commandId);
    const result = await command.run({ commandId: form.commandId, accountId, terms });
    if (!result.ok) return;
    onSaved();
    showSaved(t(result.value.pendingApproval ? 'savedPending' : 'saved', { party: account.party.name }));
    await navigate({ to: '/plan/$accountId/paper', params: { accountId } });
  };
  useKeyCommands({
    'save-plan': () => void save(),
    'leave-plan': () => void navigate({ to: '/account/$accountId', params: { accountId }, search: {} }),
  });
  return { save, isRunning: command.isRunning, refusal: command.refusal };
}
