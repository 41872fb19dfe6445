import { Button, Select } from '@mantine/core';
import { useState } from 'react';

import type { InstrumentDetail } from '../../../shared/contract/instruments.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { DateField, dateFieldText } from '../../components/date-field.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { amountFieldText } from '../../components/read-amount.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import type { ToldReturn } from './told-return.ts';

/** The bank sent it back: the day of its memo, its reason, and what it cost. */
export function BounceForm({
  instrument,
  reasons,
  told,
  onDone,
}: {
  readonly instrument: InstrumentDetail;
  readonly reasons: readonly string[];
  /** What the bank's line says of it: filled in, and still a person's to change. */
  readonly told: ToldReturn | null;
  readonly onDone: () => void;
}) {
  const t = useWords('instruments');
  const { today } = useSession();
  const bounce = useBounce(instrument, onDone);
  const { currency } = instrument.amount;
  const [words, setWords] = useState(told === null ? 'today' : dateFieldText(told.on));
  const [memoOn, setMemoOn] = useState<PlainDate | null>(told?.on ?? today);
  const [reasonCode, setReason] = useState<string | null>(told?.reason ?? null);
  const [charges, setCharges] = useState<TypedCharges>({
    bank: toldCharge(told, currency),
    payer: untyped,
  });
  return (
    <form
      className="stack-wide"
      onSubmit={(event) => {
        event.preventDefault();
        if (memoOn !== null && reasonCode !== null) void bounce.submit({ memoOn, reasonCode, charges });
      }}
    >
      <p>{t('actWhat.bounce')}</p>
      {told !== null && <p className="muted">{t('toldByBank')}</p>}
      <DateField
        label={t('memoOn')}
        text={words}
        today={today}
        bias="past"
        onChange={(text, date) => {
          setWords(text);
          setMemoOn(date);
        }}
      />
      <Select
        label={t('reason')}
        data={reasons.map((value) => ({ value, label: t(`codes:bounceReason.${value}`) }))}
        value={reasonCode}
        onChange={setReason}
      />
      <Charges currency={currency} charges={charges} onChange={setCharges} />
      <RefusalNotice refusal={bounce.refusal} />
      <FormEnd
        isReady={memoOn !== null && reasonCode !== null}
        isRunning={bounce.isRunning}
        onBack={onDone}
      />
    </form>
  );
}

/** Writes the return down and says what follows: the last day for the notice where its clock runs. */
function useBounce({ instrumentId, amount }: InstrumentDetail, onDone: () => void) {
  const t = useWords('instruments');
  const { commandId } = useCommandId();
  const { run, isRunning, refusal } = useCommand('bounceInstrument');
  const submit = async (typed: {
    readonly memoOn: PlainDate;
    readonly reasonCode: string;
    readonly charges: TypedCharges;
  }): Promise<void> => {
    const { memoOn, reasonCode, charges } = typed;
    const result = await run({
      commandId,
      instrumentId,
      memoOn,
      reasonCode,
      bankChargeMinor: charges.bank.amountMinor ?? 0,
      payerChargeMinor: charges.payer.amountMinor ?? 0,
    });
    if (!result.ok) return;
    const { noticeBy } = result.value;
    const params = { amount: amountText(amount), on: noticeBy === null ? '' : dayText(noticeBy) };
    showToast(t(noticeBy === null ? 'bounced' : 'bouncedNotice', params));
    onDone();
  };
  return { submit, isRunning, refusal };
}

interface Typed {
  readonly text: string;
  readonly amountMinor: number | null;
}

interface TypedCharges {
  readonly bank: Typed;
  readonly payer: Typed;
}

const untyped: Typed = { text: '', amountMinor: null };

function toldCharge(told: ToldReturn | null, currency: string): Typed {
  const amountMinor = told?.chargeMinor ?? null;
  return amountMinor === null ? untyped : { text: amountFieldText({ amountMinor, currency }), amountMinor };
}

/** What the bank took, and what the payer is asked for: two amounts that need not be the same. */
function Charges({
  currency,
  charges,
  onChange,
}: {
  readonly currency: string;
  readonly charges: TypedCharges;
  readonly onChange: (charges: TypedCharges) => void;
}) {
  const t = useWords('instruments');
  return (
    <>
      {(['bank', 'payer'] as const).map((name) => (
        <MoneyInput
          key={name}
          label={t(`${name}Charge`)}
          currency={currency}
          text={charges[name].text}
          onChange={(text, amountMinor) => onChange({ ...charges, [name]: { text, amountMinor } })}
        />
      ))}
      <p className="muted">{t('payerChargeWhat')}</p>
    </>
  );
}

/** The two ways out of the form. */
function FormEnd({
  isReady,
  isRunning,
  onBack,
}: {
  readonly isReady: boolean;
  readonly isRunning: boolean;
  readonly onBack: () => void;
}) {
  const t = useWords('instruments');
  return (
    <div className="row">
      <Button variant="default" onClick={onBack}>
        {t('back')}
      </Button>
      <Button type="submit" color="red" className="push" disabled={!isReady} loading={isRunning}>
        {t('act.bounce')}
      </Button>
    </div>
  );
}
