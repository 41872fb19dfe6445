import { Select, TextInput } from '@mantine/core';

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
  return (
    <Select
      label={t('edit.field.language')}
      error={error}
      value={value === '' ? notKnown : value}
      allowDeselect={false}
      data={[
        { value: notKnown, label: t('edit.languageNone') },
        ...[...offeredLanguages, ...codes].map((code) => ({
          value: code,
          label: c(`language.${code}`, { defaultValue: code }),
        })),
      ]}
      onChange={(chosen) => onChange(chosen === null || chosen === notKnown ? '' : chosen)}
    />
  );
}
