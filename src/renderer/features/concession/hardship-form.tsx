import { Textarea } from '@mantine/core';
import { useState } from 'react';

import type { ConcessionsView } from '../../../shared/contract/concessions.ts';
import { parseDateWords } from '../../../shared/domain/date-words.ts';
import { hardshipOptions, hardshipReasons } from '../../../shared/domain/events/concession-kinds.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { Chips } from '../../components/chips.tsx';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { DateField, dateFieldText } from '../../components/date-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { EvidenceField } from './evidence-field.tsx';
import { LeftOver, MonthSheet, type TypedMonth, worksheetOf } from './month-sheet.tsx';
import { SaveConcession } from './save-concession.tsx';

type Option = (typeof hardshipOptions)[number];
type Reason = (typeof hardshipReasons)[number];

/** What is paid a month meanwhile, as it is typed. */
interface Reduced {
  readonly text: string;
  readonly amountMinor: number | null;
}

/** The hardship sheet: why, a month's money with what is left of it, what is offered, and when somebody looks again. */
export function HardshipForm({
  view,
  onClose,
}: {
  readonly view: ConcessionsView;
  readonly onClose: () => void;
}) {
  const t = useWords('concession');
  const { accountId, currency, today } = view;
  const { commandId } = useCommandId();
  const command = useCommand('openHardship');
  const [attachmentId, setAttachmentId] = useState<string | null>(null);
  const [reason, setReason] = useState<Reason | null>(null);
  const [options, setOptions] = useState<readonly Option[]>(['pause', 'feeFreeze']);
  const [statement, setStatement] = useState('');
  const [reviewText, setReviewText] = useState(dateFieldText(view.usual.reviewOn));
  const [typed, setTyped] = useState<TypedMonth>({});
  const [reduced, setReduced] = useState<Reduced>({ text: '', amountMinor: null });
  const review = parseDateWords(reviewText, { today, bias: 'future' });
  const worksheet = worksheetOf(typed, currency);
  const isReduced = options.includes('reduced');
  const reducedMinor = isReduced ? reduced.amountMinor : null;
  const isReady = reason !== null && review.ok && (!isReduced || reducedMinor !== null);
  const save = async (): Promise<void> => {
    if (reason === null || !review.ok) return;
    const result = await command.run({
      commandId,
      accountId,
      reason,
      options: [...options],
      reviewOn: review.value.date,
      worksheet,
      reducedMinor,
      attachmentId,
      statement: statement.trim() === '' ? null : statement.trim(),
    });
    if (!result.ok) return;
    showToast(t('hardshipSaved'));
    onClose();
  };
  return (
    <Dialog title={t('act.hardship')} open onClose={onClose} size="lg">
      <div className="stack-wide">
        <ReasonKeys value={reason} onChange={setReason} />
        <Textarea
          label={t('statement')}
          value={statement}
          maxLength={2000}
          onChange={(event) => setStatement(event.currentTarget.value)}
        />
        <EvidenceField accountId={accountId} onKept={setAttachmentId} />
        <MonthSheet currency={currency} typed={typed} onChange={setTyped} />
        {worksheet !== null && <LeftOver worksheet={worksheet} reducedMinor={reducedMinor} />}
        <OptionChips options={options} onChange={setOptions} />
        {isReduced && <ReducedField currency={currency} value={reduced} onChange={setReduced} />}
        <DateField
          label={t('reviewOn')}
          text={reviewText}
          today={today}
          bias="future"
          onChange={setReviewText}
        />
        <RefusalNotice refusal={command.refusal} />
        <SaveConcession isReady={isReady} isRunning={command.isRunning} onSave={() => void save()}>
          {t('hardshipSave')}
        </SaveConcession>
      </div>
    </Dialog>
  );
}

function toggled(options: readonly Option[], code: string): readonly Option[] {
  const option = hardshipOptions.find((known) => known === code);
  if (option === undefined) return options;
  return options.includes(option) ? options.filter((one) => one !== option) : [...options, option];
}

function OptionChips({
  options,
  onChange,
}: {
  readonly options: readonly Option[];
  readonly onChange: (options: readonly Option[]) => void;
}) {
  const t = useWords('concession');
  return (
    <div>
      <p className="muted">{t('options')}</p>
      <Chips
        label={t('options')}
        reachable
        chips={hardshipOptions.map((code) => ({
          code,
          label: t(`codes:hardshipOption.${code}`),
          isOn: options.includes(code),
        }))}
        onPick={(code) => onChange(toggled(options, code))}
      />
    </div>
  );
}

function ReasonKeys({
  value,
  onChange,
}: {
  readonly value: Reason | null;
  readonly onChange: (reason: Reason) => void;
}) {
  const t = useWords('concession');
  return (
    <ChoiceKeys
      label={t('hardshipWhy')}
      value={value}
      onChange={onChange}
      autoFocus
      choices={hardshipReasons.map((code) => ({ code, label: t(`codes:hardshipReason.${code}`) }))}
    />
  );
}

function ReducedField({
  currency,
  value,
  onChange,
}: {
  readonly currency: string;
  readonly value: Reduced;
  readonly onChange: (reduced: Reduced) => void;
}) {
  const t = useWords('concession');
  return (
    <MoneyInput
      label={t('reducedAmount')}
      currency={currency}
      text={value.text}
      onChange={(text, amountMinor) => onChange({ text, amountMinor })}
    />
  );
}
