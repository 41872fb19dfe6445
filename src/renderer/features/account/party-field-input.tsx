import { TextInput } from '@mantine/core';

import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { PartyField } from './party-form.ts';

/** The languages that are offered; another one that is known already stays on the list. */
const offeredLanguages = ['en', 'hi', 'mr', 'gu', 'kn', 'te'];
const notKnown = 'none';
const longest = { name: 300, nativeName: 300, contactPerson: 120, email: 254, gstin: 20, salaryDay: 2 };

/** One field of a customer with its words; what is wrong with its value stands under it. */
export function PartyFieldInput({
  field,
  value,
  isWrong,
  onChange,
}: {
  readonly field: PartyField;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
}) {
  const t = useWords('account');
  const error = isWrong ? t(`edit.wrong.${field}`) : null;
  const label = t(`edit.field.${field}`);
  if (field === 'language') return <LanguageField value={value} error={error} onChange={onChange} />;
  return (
    <TextInput
      label={label}
      error={error}
      value={value}
      maxLength={longest[field]}
      data-autofocus={field === 'name' || undefined}
      inputMode={field === 'email' ? 'email' : field === 'salaryDay' ? 'numeric' : 'text'}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function LanguageField({
  value,
  error,
  onChange,
}: {
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}) {
  const t = useWords('account');
  const c = useWords('codes');
  const codes = offeredLanguages.includes(value) || value === '' ? [] : [value];
  const offered = [...offeredLanguages, ...codes].map((code) => ({
    code,
    label: c(`language.${code}`, { defaultValue: code }),
  }));
  return (
    <div className="party-language">
      <ChoiceKeys
        label={t('edit.field.language')}
        columns={4}
        value={value === '' ? notKnown : value}
        onChange={(chosen) => onChange(chosen === notKnown ? '' : chosen)}
        choices={[...offered, { code: notKnown, label: t('edit.languageNone') }]}
      />
      {error !== null && <Notice tone="danger">{error}</Notice>}
    </div>
  );
}
