import { type ReactNode, useRef } from 'react';

import { useDigitKeys } from '../commands/digit-keys.ts';
import { isFocusFree } from './focus.ts';
import { moveFocusInGroup } from './move-focus.ts';

/** One thing to choose. */
export interface Choice<Code extends string = string> {
  readonly code: Code;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

/**
 * Things to choose one of, big enough for a thumb. While `digits` is true the keys 1–9 choose by place, as the caps
 * beside them say; they do nothing while a text is typed.
 */
export function ChoiceKeys<Code extends string>({
  label,
  choices,
  value,
  onChange,
  columns = 2,
  digits = false,
  hideLabel = false,
  autoFocus = false,
}: {
  readonly label: string;
  readonly choices: readonly Choice<Code>[];
  readonly value: Code | null;
  readonly onChange: (code: Code) => void;
  readonly columns?: number;
  readonly digits?: boolean;
  readonly hideLabel?: boolean;
  /** The first choice takes the focus when its panel opens. */
  readonly autoFocus?: boolean;
}) {
  const group = useRef<HTMLDivElement>(null);
  useDigitKeys(digits, (place) => {
    const choice = choices[place - 1];
    if (choice === undefined || choice.disabled === true) return;
    // The ring goes with the choice; what the choice asks for may take the focus on from there.
    const isHere = isFocusFree() || group.current?.contains(document.activeElement) === true;
    if (isHere) group.current?.querySelectorAll<HTMLElement>('[role="radio"]')[place - 1]?.focus();
    onChange(choice.code);
  });
  const reachable = choices.find(({ code }) => code === value)?.code ?? choices[0]?.code;
  return (
    <div
      ref={group}
      className="choices"
      role="radiogroup"
      aria-label={label}
      style={{ '--columns': columns } as Record<string, number>}
    >
      {!hideLabel && (
        <span className="choices-label" aria-hidden>
          {label}
        </span>
      )}
      {choices.map((choice, place) => (
        // biome-ignore lint/a11y/useSemanticElements: a native radio would take the arrow keys and choose while moving
        <button
          type="button"
          role="radio"
          key={choice.code}
          className="choice"
          aria-checked={choice.code === value}
          disabled={choice.disabled === true}
          tabIndex={choice.code === reachable ? 0 : -1}
          data-autofocus={autoFocus && choice.code === reachable ? true : undefined}
          onKeyDown={moveFocusInGroup}
          onClick={() => onChange(choice.code)}
        >
          {digits && place < 9 && <kbd aria-hidden>{place + 1}</kbd>}
          <span>
            {choice.label}
            {choice.hint !== undefined && <span className="choice-hint">{choice.hint}</span>}
          </span>
        </button>
      ))}
    </div>
  );
}
