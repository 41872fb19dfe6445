import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { InputOf } from '../../../shared/contract/contract.ts';
import { parseDateWords } from '../../../shared/domain/date-words.ts';
import { restructureTreatments } from '../../../shared/domain/events/concession-kinds.ts';
import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { DateField } from '../../components/date-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import { ReasonChoice, restructureReasons } from './reason-choice.tsx';
import { SaveConcession } from './save-concession.tsx';

type Terms = InputOf<'previewRestructure'>;
type Waived = Readonly<Record<string, { readonly text: string; readonly amountMinor: number | null }>>;
const components = ['penalty', 'interest', 'fee', 'cost', 'principal'] as const;

/** New terms: what is given up by component, how the overdue rest is treated, and the old schedule beside the new one. */
export function RestructureForm({
  accountId,
  currency,
  onClose,
}: {
  readonly accountId: string;
  readonly currency: string;
  readonly onClose: () => void;
}) {
  const t = useWords('concession');
  const { today } = useSession();
  const [treatment, setTreatment] = useState<Terms['treatment']>('carryForward');
  const [count, setCount] = useState(6);
  const [rate, setRate] = useState('0');
  const [firstText, setFirstText] = useState('+30');
  const [waived, setWaived] = useState<Waived>({});
  const first = parseDateWords(firstText, { today, bias: 'future' });
  const given = Object.fromEntries(
    components.flatMap((component) => {
      const amountMinor = waived[component]?.amountMinor ?? null;
      return amountMinor === null ? [] : [[component, amountMinor]];
    }),
  );
  const terms: Terms | null =
    first.ok && /^\d{1,2}(\.\d{1,4})?$/.test(rate)
      ? { accountId, treatment, count, firstOn: first.value.date, ratePercent: rate, waived: given }
      : null;
  return (
    <Dialog title={t('act.restructure')} open onClose={onClose} size="xl">
      <div className="stack-wide">
        <GivenUp currency={currency} waived={waived} onChange={setWaived} />
        <ChoiceKeys
          label={t('treatment')}
          columns={1}
          value={treatment}
          onChange={setTreatment}
          choices={restructureTreatments.map((code) => ({ code, label: t(`codes:treatment.${code}`) }))}
        />
        <div className="row">
          <NumberInput
            label={t('newCount')}
            value={count}
            min={1}
            max={120}
            onChange={(typed) => setCount(typeof typed === 'number' ? typed : 1)}
          />
          <TextInput
            label={t('newRate')}
            value={rate}
            inputMode="decimal"
            onChange={(event) => setRate(event.currentTarget.value.trim())}
          />
        </div>
        <DateField
          label={t('offer.first')}
          text={firstText}
          today={today}
          bias="future"
          onChange={setFirstText}
        />
        <ClassNotice accountId={accountId} />
        {terms !== null && <Outcome terms={terms} currency={currency} onDone={onClose} />}
      </div>
    </Dialog>
  );
}

/** What new terms do to the class of a loan that is not an NPA; nothing in a supplier's book. */
function ClassNotice({ accountId }: { readonly accountId: string }) {
  const t = useWords('concession');
  const standing = useProcedure('readClassification', { accountId }).data ?? null;
  if (standing === null || standing.isNonPerforming) return null;
  return <Notice tone="warning">{t('restructureClass')}</Notice>;
}

function Outcome({
  terms,
  currency,
  onDone,
}: {
  readonly terms: Terms;
  readonly currency: string;
  readonly onDone: () => void;
}) {
  const t = useWords('concession');
  const { commandId } = useCommandId();
  const [reason, setReason] = useState<string | null>(null);
  const preview = useProcedure('previewRestructure', terms, { keepPrevious: true });
  const command = useCommand('recordRestructure');
  const save = async (): Promise<void> => {
    if (reason === null) return;
    const result = await command.run({ commandId, ...terms, reason });
    if (!result.ok) return;
    showToast(t('restructureAsked'));
    onDone();
  };
  if (preview.refusal !== undefined) return <RefusalNotice refusal={preview.refusal} />;
  if (preview.data === undefined) return null;
  const { before, after, totalMinor, earlierCount } = preview.data;
  const amount = (amountMinor: number): string =>
    amountText({ amountMinor, currency }, { alwaysMinor: true });
  const rows = Array.from({ length: Math.max(before.length, after.length) }, (_, at) => at);
  const words = (payment: (typeof after)[number] | undefined): string =>
    payment === undefined ? '–' : `${dayText(payment.dueOn)} · ${amount(payment.amountMinor)}`;
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after', { total: amount(totalMinor) })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((at) => (
            <tr key={at}>
              <td>{words(before[at])}</td>
              <td>{words(after[at])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {earlierCount > 0 && <p className="muted">{t('earlier', { count: earlierCount })}</p>}
      <ReasonChoice value={reason} choices={restructureReasons} onChange={setReason} />
      <RefusalNotice refusal={command.refusal} />
      <SaveConcession isReady={reason !== null} isRunning={command.isRunning} onSave={() => void save()}>
        {t('restructureSave')}
      </SaveConcession>
    </>
  );
}

function GivenUp({
  currency,
  waived,
  onChange,
}: {
  readonly currency: string;
  readonly waived: Waived;
  readonly onChange: (waived: Waived) => void;
}) {
  const t = useWords('concession');
  return (
    <fieldset className="concession-facts">
      <legend>{t('givenUp')}</legend>
      {components.map((component, at) => (
        <MoneyInput
          key={component}
          label={t(`component.${component}`)}
          currency={currency}
          autoFocus={at === 0}
          text={waived[component]?.text ?? ''}
          onChange={(text, amountMinor) => onChange({ ...waived, [component]: { text, amountMinor } })}
        />
      ))}
    </fieldset>
  );
}
