import { TextInput } from '@mantine/core';
import { useState } from 'react';

import {
  countedMinor,
  countedNotes,
  type DenominationCount,
} from '../../../shared/domain/receipt/denominations.ts';
import { MoneyInput } from '../../components/money-input.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Cash as it is typed or counted. */
export interface CashReading {
  readonly amountMinor: number | null;
  readonly denominations: DenominationCount[] | null;
}

/** Nothing typed yet. */
export const noCash: CashReading = { amountMinor: null, denominations: null };

/** An amount of cash: typed, or counted note by note, which fills the amount in. */
export function CashAmount({
  label,
  currency,
  values,
  onChange,
}: {
  readonly label: string;
  readonly currency: string;
  readonly values: readonly number[];
  readonly onChange: (reading: CashReading) => void;
}) {
  const t = useWords('cash');
  const [text, setText] = useState('');
  const [counts, setCounts] = useState<Readonly<Record<string, string>>>({});
  const count = (valueMinor: number, typed: string): void => {
    const next = { ...counts, [valueMinor]: typed.replace(/\D/g, '') };
    setCounts(next);
    const notes = countedNotes(
      Object.entries(next).map(([value, number]) => ({ valueMinor: Number(value), count: Number(number) })),
    );
    const totalMinor = notes === null ? null : countedMinor(notes);
    if (totalMinor !== null) setText(plainAmount(totalMinor, currency));
    onChange({ amountMinor: totalMinor, denominations: notes === null ? null : [...notes] });
  };
  return (
    <div className="stack">
      <MoneyInput
        label={label}
        currency={currency}
        text={text}
        autoFocus
        onChange={(typed, amountMinor) => {
          setText(typed);
          setCounts({});
          onChange({ amountMinor, denominations: null });
        }}
      />
      <details className="cash-count">
        <summary>{t('countNotes')}</summary>
        <div className="cash-notes">
          {values.map((valueMinor) => (
            <TextInput
              key={valueMinor}
              label={`${amountText({ amountMinor: valueMinor, currency })} ×`}
              value={counts[valueMinor] ?? ''}
              inputMode="numeric"
              autoComplete="off"
              maxLength={5}
              onChange={(event) => count(valueMinor, event.currentTarget.value)}
            />
          ))}
        </div>
      </details>
    </div>
  );
}

/** An amount as a field holds it, from what was counted. */
function plainAmount(amountMinor: number, currency: string): string {
  return amountText({ amountMinor, currency }).replace(/[^\d.,]/g, '');
}
