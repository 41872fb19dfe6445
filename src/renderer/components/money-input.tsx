import { TextInput } from '@mantine/core';
import type { ReactNode, Ref } from 'react';

import { amountInWords } from '../../shared/domain/money-words.ts';
import { i18n } from '../i18n/i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { readAmount, regroupAmount } from './read-amount.ts';
import { wordsLanguage } from './words-language.ts';

/** What an amount field holds: the text as typed is the form's, so that a draft is kept to the letter. */
export interface MoneyInputProps {
  readonly label: ReactNode;
  readonly currency: string;
  readonly text: string;
  /** Called on every keystroke, with minor units or null where the text is no amount yet. */
  readonly onChange: (text: string, amountMinor: number | null) => void;
  readonly error?: string | undefined;
  readonly required?: boolean;
  /** Takes the focus when its panel opens. */
  readonly autoFocus?: boolean;
  readonly onFocus?: () => void;
  readonly id?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/**
 * An amount: takes `1,23,456.50`, `१२३४`, `5k`, `1.5l`, `45 हजार`, and says it back in words, so that a zero too many
 * is seen. Groups the digits when the field is left.
 */
export function MoneyInput({
  label,
  currency,
  text,
  onChange,
  error,
  inputRef,
  autoFocus = false,
  ...rest
}: MoneyInputProps) {
  const t = useWords('components');
  const read = readAmount(text, currency);
  const isWrong = !read.ok && read.refusal.code !== 'empty';
  const change = (typed: string): void => {
    const typedAmount = readAmount(typed, currency);
    onChange(typed, typedAmount.ok ? typedAmount.value.amountMinor : null);
  };
  const words = read.ok
    ? amountInWords(read.value, wordsLanguage(i18n.language))
    : isWrong
      ? t(`money.${read.refusal.code}`)
      : '';
  return (
    <TextInput
      label={label}
      value={text}
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      error={error}
      ref={inputRef ?? null}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={
        <span className="echo" data-wrong={isWrong} aria-live="polite">
          {words}
        </span>
      }
      leftSection={<span aria-hidden>{currency === 'INR' ? '₹' : currency}</span>}
      leftSectionWidth={currency === 'INR' ? 28 : 48}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={() => {
        const grouped = regroupAmount(text, currency);
        if (grouped !== text) change(grouped);
      }}
      data-autofocus={autoFocus || undefined}
      {...rest}
    />
  );
}
