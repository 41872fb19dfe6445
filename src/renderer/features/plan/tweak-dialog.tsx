import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';

import type { AccountView, PlanView } from '../../../shared/contract/account.ts';
import type { InputOf } from '../../../shared/contract/contract.ts';
import { parseDateWords } from '../../../shared/domain/date-words.ts';
import { parseMoneyInput } from '../../../shared/domain/money-parse.ts';
import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { DateField, dateFieldText } from '../../components/date-field.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { amountFieldText } from '../../components/read-amount.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import { PlanDifferences } from './plan-differences.tsx';

const reasons = ['customerAsked', 'salaryLate', 'dayOff', 'other'] as const;

type Change = InputOf<'tweakPlan'>['change'];

/** Changes one payment of a plan: the date or the amount, with what becomes of the plan shown before it is saved. */
export function TweakPlan({
  account,
  plan,
  number,
  onDone,
}: {
  readonly account: AccountView;
  readonly plan: PlanView;
  readonly number: number;
  readonly onDone: () => void;
}) {
  const t = useWords('plan');
  const { today } = useSession();
  const { currency } = account;
  const payment = plan.instalments[number - 1];
  const [what, setWhat] = useState<Change['what']>('dueOn');
  const [dateText, setDateText] = useState(dateFieldText(payment?.dueOn ?? null));
  const [amount, setAmount] = useState(amountFieldText({ amountMinor: payment?.amountMinor ?? 0, currency }));
  const [allowClosedDay, setAllowClosedDay] = useState(false);
  const date = parseDateWords(dateText, { today, bias: 'future' });
  const minor = parseMoneyInput(amount, currency);
  const change: Change | null =
    what === 'dueOn'
      ? date.ok && date.value.date !== payment?.dueOn
        ? { what, number, dueOn: date.value.date }
        : null
      : minor.ok && minor.value.amountMinor > 0 && minor.value.amountMinor !== payment?.amountMinor
        ? { what, number, amountMinor: minor.value.amountMinor }
        : null;
  return (
    <div className="stack-wide">
      <ChoiceKeys
        label={t('tweakWhat')}
        hideLabel
        value={what}
        onChange={setWhat}
        autoFocus
        choices={(['dueOn', 'amount'] as const).map((code) => ({ code, label: t(`tweakOf.${code}`) }))}
      />
      {what === 'dueOn' ? (
        <DateField label={t('day')} text={dateText} today={today} bias="future" onChange={setDateText} />
      ) : (
        <MoneyInput label={t('amount')} currency={currency} text={amount} onChange={setAmount} />
      )}
      {what === 'dueOn' && (
        <Checkbox
          label={t('allowClosedDay')}
          checked={allowClosedDay}
          onChange={(event) => setAllowClosedDay(event.currentTarget.checked)}
        />
      )}
      {change === null ? (
        <p className="muted">{t('tweakHint')}</p>
      ) : (
        <TweakOutcome
          account={account}
          plan={plan}
          change={change}
          allowClosedDay={allowClosedDay}
          onDone={onDone}
        />
      )}
    </div>
  );
}

function TweakOutcome({
  account,
  plan,
  change,
  allowClosedDay,
  onDone,
}: {
  readonly account: AccountView;
  readonly plan: PlanView;
  readonly change: Change;
  readonly allowClosedDay: boolean;
  readonly onDone: () => void;
}) {
  const t = useWords('plan');
  const c = useWords('codes');
  const { commandId } = useCommandId();
  const [reason, setReason] = useState<(typeof reasons)[number] | null>(null);
  const asked = { accountId: account.accountId, planId: plan.planId, change, allowClosedDay };
  const preview = useProcedure('previewTweak', asked, { keepPrevious: true });
  const command = useCommand('tweakPlan');
  const save = async (): Promise<void> => {
    if (reason === null) return;
    const result = await command.run({ commandId, ...asked, reason });
    if (!result.ok) return;
    showToast(t(result.value.pendingApproval ? 'tweakAsked' : 'tweaked'));
    onDone();
  };
  if (preview.refusal !== undefined) return <RefusalNotice refusal={preview.refusal} />;
  if (preview.data === undefined) return null;
  const { differences, breaches } = preview.data;
  return (
    <>
      <PlanDifferences differences={differences} currency={account.currency} />
      {breaches.length > 0 && (
        <Notice tone="warning">
          {t('tweakWaits')}
          <ul className="plain-list">
            {breaches.map((breach) => (
              <li key={breach}>{c(`planBreach.${breach}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <ChoiceKeys
        label={t('tweakWhy')}
        value={reason}
        onChange={setReason}
        choices={reasons.map((code) => ({ code, label: c(`tweakReason.${code}`) }))}
      />
      <RefusalNotice refusal={command.refusal} />
      <Button disabled={reason === null} loading={command.isRunning} onClick={() => void save()}>
        {t('tweakSave')}
      </Button>
    </>
  );
}
