import { Button, Select } from '@mantine/core';
import { useState } from 'react';

import type { AgingBucket } from '../../../shared/domain/aging.ts';
import { agingBuckets } from '../../../shared/domain/aging.ts';
import { useProcedure } from '../../api.ts';
import { MoneyInput } from '../../components/money-input.tsx';
import { Sheet } from '../../components/panel.tsx';
import { amountFieldText, readAmount } from '../../components/read-amount.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Narrowing } from './use-today-view.ts';

interface FilterProps {
  readonly narrowing: Narrowing;
  /** Currencies of the list: an amount is compared in one of them. */
  readonly currencies: readonly string[];
  readonly open: boolean;
  readonly onApply: (narrowing: Narrowing) => void;
  readonly onClose: () => void;
}

/** Narrows Today to a book, an age, an amount, a place or a person's accounts. */
export function FilterSheet(props: FilterProps) {
  const t = useWords('today');
  return (
    <Sheet title={t('narrow.title')} open={props.open} onClose={props.onClose}>
      {props.open && <FilterForm {...props} />}
    </Sheet>
  );
}

/** Stands for the accounts that nobody works. */
const nobody = 'nobody';

function FilterForm({ narrowing, currencies, onApply, onClose }: FilterProps) {
  const t = useWords('today');
  const [chosen, setChosen] = useState(narrowing);
  const books = useProcedure('listBooks', {}).data?.books ?? [];
  const team = useProcedure('listTeam', {}).data?.members ?? [];
  const places = useProcedure('listWorklistPlaces', {}).data?.places ?? [];
  /** What is not chosen is left out, so that a view keeps only what narrows it. */
  const set = <Key extends keyof Narrowing>(key: Key, value: Narrowing[Key] | undefined): void => {
    const { [key]: _before, ...others } = chosen;
    setChosen(value === undefined ? others : { ...others, [key]: value });
  };
  const assigned = chosen.assignedTo === null ? nobody : (chosen.assignedTo ?? null);
  return (
    <form
      className="stack-wide"
      onSubmit={(event) => {
        event.preventDefault();
        onApply(chosen);
        onClose();
      }}
    >
      <AnySelect
        autoFocus
        label={t('narrow.book')}
        value={chosen.bookId ?? null}
        onChange={(value) => set('bookId', value ?? undefined)}
        data={books.map(({ bookId, title }) => ({ value: bookId, label: title }))}
      />
      <AnySelect
        label={t('narrow.bucket')}
        value={chosen.bucket ?? null}
        onChange={(value) => set('bucket', (value as AgingBucket | null) ?? undefined)}
        data={agingBuckets.map((bucket) => ({
          value: bucket,
          label: bucket === 'current' ? t('narrow.notLate') : t('narrow.daysLate', { bucket }),
        }))}
      />
      <LeastOverdue
        value={chosen.leastOverdue}
        currencies={currencies}
        onChange={(value) => set('leastOverdue', value)}
      />
      <AnySelect
        label={t('narrow.place')}
        searchable
        value={chosen.locality ?? null}
        onChange={(value) => set('locality', value ?? undefined)}
        data={places.map(({ locality, accounts }) => ({
          value: locality,
          label: t('narrow.placeAccounts', { locality, count: accounts }),
        }))}
      />
      <AnySelect
        label={t('narrow.assigned')}
        value={assigned}
        onChange={(value) => set('assignedTo', value === nobody ? null : (value ?? undefined))}
        data={[
          ...team.map(({ userId, name }) => ({ value: userId, label: name })),
          { value: nobody, label: t('narrow.nobody') },
        ]}
      />
      <div className="row">
        <Button type="submit">{t('narrow.apply')}</Button>
        <Button variant="default" onClick={() => setChosen({})}>
          {t('narrow.clear')}
        </Button>
      </div>
    </form>
  );
}

/** Stands for no choice at all. */
const any = 'any';

/** A choice that may be left open; null where it is. */
function AnySelect({
  value,
  onChange,
  data,
  autoFocus = false,
  ...rest
}: {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly searchable?: boolean;
  readonly autoFocus?: boolean;
}) {
  const t = useWords('today');
  return (
    <Select
      {...rest}
      data-autofocus={autoFocus || undefined}
      allowDeselect={false}
      value={value ?? any}
      onChange={(chosen) => onChange(chosen === any ? null : chosen)}
      data={[{ value: any, label: t('narrow.any') }, ...data]}
    />
  );
}

function LeastOverdue({
  value,
  currencies,
  onChange,
}: {
  readonly value: Narrowing['leastOverdue'];
  readonly currencies: readonly string[];
  readonly onChange: (value: Narrowing['leastOverdue']) => void;
}) {
  const t = useWords('today');
  const currency = value?.currency ?? currencies[0] ?? 'INR';
  const [text, setText] = useState(value === undefined ? '' : amountFieldText(value));
  const change = (typed: string, asked: string): void => {
    setText(typed);
    const read = readAmount(typed, asked);
    onChange(read.ok && read.value.amountMinor > 0 ? read.value : undefined);
  };
  return (
    <div className="row">
      <MoneyInput
        label={t('narrow.least')}
        currency={currency}
        text={text}
        onChange={(typed) => change(typed, currency)}
      />
      {currencies.length > 1 && (
        <Select
          label={t('narrow.currency')}
          value={currency}
          onChange={(asked) => change(text, asked ?? currency)}
          data={[...currencies]}
        />
      )}
    </div>
  );
}
