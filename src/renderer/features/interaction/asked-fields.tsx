import { TextInput } from '@mantine/core';
import type { OutcomeField } from '../../../shared/domain/disposition/disposition-matrix.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { AmountField } from './amount-field.tsx';
import { choicesOf, codeGroupOf } from './choices.ts';
import { ClaimField } from './claim-field.tsx';
import { DayField } from './day-field.tsx';
import type { FieldProps } from './field-props.ts';
import { MomentField } from './moment-field.tsx';
import { fieldsOf } from './read-form.ts';
import { ReceiptField } from './receipt-field.tsx';

/** These have a place of their own on the form. */
const placedElsewhere: readonly OutcomeField[] = ['note', 'photo', 'location', 'noFixReason'];

/** Only the fields that the outcome asks for, required ones first; the table of outcomes decides, not this screen. */
export function AskedFields(props: Omit<FieldProps, 'field' | 'isRequired'>) {
  const { outcome } = props;
  const required = outcome.requires.flat();
  return fieldsOf(outcome)
    .filter((field) => !placedElsewhere.includes(field))
    .map((field) => (
      <div key={field} data-field={field} data-asked={required.includes(field)}>
        <Field {...props} field={field} isRequired={required.includes(field)} />
      </div>
    ));
}

function Field(props: FieldProps) {
  const t = useWords('interaction');
  const c = useWords('codes');
  const { field, outcome, form, contact, rules, isRequired } = props;
  if (field === 'amount') return <AmountField {...props} />;
  if (field === 'dueOn' || field === 'until' || field === 'eventOn')
    return <DayField {...props} field={field} />;
  if (field === 'at') return <MomentField {...props} />;
  if (field === 'invoice') return <ClaimField {...props} />;
  if (field === 'receipt') return <ReceiptField {...props} />;
  const change = (text: string): void => contact.act({ type: 'text', field, text });
  const choices = choicesOf(field, outcome, rules.promise.modes);
  const label = isRequired ? t(`field.${field}`) : t('optional', { field: t(`field.${field}`) });
  if (choices.length === 0) {
    return (
      <TextInput
        label={label}
        value={form.texts[field] ?? ''}
        autoComplete="off"
        maxLength={field === 'reference' ? 120 : 1000}
        onChange={(event) => change(event.currentTarget.value)}
      />
    );
  }
  return (
    <ChoiceKeys
      label={label}
      value={form.texts[field] ?? null}
      onChange={change}
      choices={choices.map((code) => ({ code, label: c(`${codeGroupOf(field)}.${code}`) }))}
    />
  );
}
