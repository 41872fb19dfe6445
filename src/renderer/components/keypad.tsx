import { Delete } from 'lucide-react';

import { useWords } from '../i18n/use-words.ts';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/**
 * Digits for a thumb, because touch keyboards cannot be counted on (ux.md §4.3). `extra` is the key left of the zero:
 * `00` for amounts, nothing for a PIN.
 */
export function Keypad({
  text,
  onChange,
  extra = null,
}: {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly extra?: '00' | '.' | null;
}) {
  const t = useWords('components');
  return (
    <fieldset className="keypad" aria-label={t('keypad.label')}>
      {digits.map((digit) => (
        <button type="button" key={digit} onClick={() => onChange(text + digit)}>
          {digit}
        </button>
      ))}
      {extra === null ? (
        <span />
      ) : (
        <button type="button" onClick={() => onChange(text + extra)}>
          {extra}
        </button>
      )}
      <button type="button" onClick={() => onChange(`${text}0`)}>
        0
      </button>
      <button type="button" aria-label={t('keypad.delete')} onClick={() => onChange(text.slice(0, -1))}>
        <Delete size={22} aria-hidden />
      </button>
    </fieldset>
  );
}
