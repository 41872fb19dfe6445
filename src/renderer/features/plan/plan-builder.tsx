import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Undo2 } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';

import type { AccountView, PlanView } from '../../../shared/contract/account.ts';
import type { Draft } from '../../../shared/contract/drafts.ts';
import type { HouseRules } from '../../../shared/contract/house.ts';
import { newCommandId, useCommand } from '../../api.ts';
import { useKeyCommands } from '../../commands/registry.ts';
import { isFocusFree } from '../../components/focus.ts';
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
import { blankPlan, type PlanChange, type PlanForm, planOfDraft, withRow } from './plan-form.ts';
import { PlanSchedulePreview } from './plan-schedule-preview.tsx';
import { readPlan } from './read-plan.ts';
import { useUndo } from './use-undo.ts';

const planKind: FormKind<PlanForm, PlanChange> = {
  kind: 'plan',
  change: (form, changed) => ({ ...form, ...changed }),
  ofDraft: planOfDraft,
  isWorthKeeping: () => true,
};

/** What a builder is opened on. */
export interface PlanBuilderProps {
  readonly account: AccountView;
  readonly rules: HouseRules;
  readonly drafts: readonly Draft[];
  /** The plan in force that the new one is to take the place of; null where there is none. */
  readonly replaces: PlanView | null;
}

/** Builds a plan: whatever is typed, the rest follows at once, with the schedule beside it. */
export function PlanBuilder({ account, rules, drafts, replaces }: PlanBuilderProps) {
  const t = useWords('plan');
  const { today } = useSession();
  const { currency } = account;
  const fresh = (): PlanForm => freshForm(account, replaces);
  const kept = useKeptForm(planKind, account.accountId, drafts);
  const undo = useUndo();
  const isOfThis = (form: PlanForm): boolean => form.replaces === (replaces?.planId ?? null);
  if (kept.form === null && !kept.isOpen) kept.open(fresh(), isOfThis);
  const { form } = kept;
  const fields = useRef<HTMLDivElement>(null);
  const keepFocus = useFocusKept(fields);
  const { salaryDay } = account.party;
  const reading =
    form === null ? null : readPlan(form, { currency, today, salaryDay, calendar: rules.calendar });
  const saving = useSavePlan(account, form, reading?.terms ?? null, kept.saved);
  const takeBack = (): void => {
    const before = undo.takeBack();
    if (before !== null) kept.act(before);
    keepFocus();
  };
  useKeyCommands({ 'undo-plan': takeBack }, undo.canUndo);
  if (form === null || reading === null) return null;
  const change = (changed: PlanChange): void => {
    undo.remember(form, changed);
    kept.act(changed);
  };
  const restart = (): void => {
    undo.forget();
    kept.restart(fresh());
    keepFocus();
  };
  return (
    <div className="plan-columns">
      <div className="stack-wide" ref={fields}>
        {kept.restoredFromMs !== null && (
          <Notice tone="info">
            {t('restored', { at: momentText(kept.restoredFromMs) })}
            <Button variant="subtle" onClick={restart}>
              {t('beginAgain')}
            </Button>
          </Notice>
        )}
        <PlanFields account={account} form={form} schedule={reading.schedule} onChange={change} />
      </div>
      <div className="stack-wide plan-side">
        <PlanSchedulePreview
          account={account}
          rules={rules}
          form={form}
          reading={reading}
          onType={(number, changed) => change(withRow(form, number, changed))}
          onForgetRows={() => {
            change({ rows: {} });
            keepFocus();
          }}
        />
        <RefusalNotice refusal={saving.refusal} />
        <BuilderButtons
          isRunning={saving.isRunning}
          canSave={reading.terms !== null}
          onSave={() => void saving.save()}
          canUndo={undo.canUndo}
          onUndo={takeBack}
        />
      </div>
    </div>
  );
}

/** What was pressed may be gone or switched off by what it did: then the first field takes the focus, and not the page. */
function useFocusKept(fields: RefObject<HTMLElement | null>): () => void {
  const isWanted = useRef(false);
  useEffect(() => {
    if (!isWanted.current) return;
    isWanted.current = false;
    const isOff = document.activeElement?.matches(':disabled') === true;
    if (isOff || isFocusFree()) fields.current?.querySelector('input')?.focus();
  });
  return () => {
    isWanted.current = true;
  };
}

function BuilderButtons({
  isRunning,
  canSave,
  onSave,
  canUndo,
  onUndo,
}: {
  readonly isRunning: boolean;
  readonly canSave: boolean;
  readonly onSave: () => void;
  readonly canUndo: boolean;
  readonly onUndo: () => void;
}) {
  const t = useWords('plan');
  return (
    <div className="row">
      <Button
        size="md"
        loading={isRunning}
        disabled={!canSave}
        onClick={onSave}
        rightSection={<kbd aria-hidden>Ctrl+Enter</kbd>}
      >
        {t('save')}
      </Button>
      <Button
        size="md"
        variant="default"
        disabled={!canUndo}
        onClick={onUndo}
        leftSection={<Undo2 size={16} aria-hidden />}
        rightSection={<kbd aria-hidden>Ctrl+Z</kbd>}
      >
        {t('undo')}
      </Button>
    </div>
  );
}

/** All that is left of the plan that is renegotiated, else what is overdue, else all that is due. */
function freshForm(account: AccountView, replaces: PlanView | null): PlanForm {
  const { currency, accountId, party } = account;
  const dueMinor = account.overdueMinor > 0 ? account.overdueMinor : account.totalDueMinor;
  const amountMinor = replaces === null ? dueMinor : replaces.total.amountMinor - replaces.paidMinor;
  const totalText = amountMinor > 0 ? amountFieldText({ amountMinor, currency }) : '';
  const blank = blankPlan(newCommandId(), accountId, totalText, party.salaryDay);
  return { ...blank, replaces: replaces?.planId ?? null };
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
    const { commandId, replaces } = form;
    await settleDraft(commandId);
    const result = await command.run({ commandId, accountId, terms, replaces });
    if (!result.ok) return;
    onSaved();
    showSaved(t(result.value.pendingApproval ? 'savedPending' : 'saved', { party: account.party.name }));
    await navigate({
      to: '/paper/$paper/$subjectId',
      params: { paper: 'planSchedule', subjectId: accountId },
    });
  };
  useKeyCommands({
    'save-plan': () => void save(),
    'leave-plan': () => void navigate({ to: '/account/$accountId', params: { accountId }, search: {} }),
  });
  return { save, isRunning: command.isRunning, refusal: command.refusal };
}
