import { type KeyboardEvent, type ReactNode, useRef } from 'react';

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
 * beside them say; they do nothing while a text is typed. A form with several such groups gives the digits to the one
 * that has the focus (`inside`). Arrow keys move, and choose as they move where `chooseByMoving` is true: that is for a
 * value of a form; where choosing leads on to something else, Space and Enter choose.
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
  chooseByMoving = false,
}: {
  readonly label: string;
  readonly choices: readonly Choice<Code>[];
  readonly value: Code | null;
  readonly onChange: (code: Code) => void;
  readonly columns?: number;
  readonly digits?: boolean | 'inside';
  readonly hideLabel?: boolean;
  /** The first choice takes the focus when its panel opens. */
  readonly autoFocus?: boolean;
  readonly chooseByMoving?: boolean;
}) {
  const { group, move } = useChoosing({ choices, onChange, digits, chooseByMoving });
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
        // biome-ignore lint/a11y/useSemanticElements: a native radio always chooses while moving, also where choosing leads on
        <button
          type="button"
          role="radio"
          key={choice.code}
          className="choice"
          aria-checked={choice.code === value}
          disabled={choice.disabled === true}
          tabIndex={choice.code === reachable ? 0 : -1}
          data-autofocus={autoFocus && choice.code === reachable ? true : undefined}
          onKeyDown={move}
          onClick={() => onChange(choice.code)}
        >
          {digits !== false && place < 9 && <kbd aria-hidden>{place + 1}</kbd>}
          <span>
            {choice.label}
            {choice.hint !== undefined && <span className="choice-hint">{choice.hint}</span>}
          </span>
        </button>
      ))}
    </div>
  );
}

/** Digits and arrow keys of one group of choices. */
function useChoosing<Code extends string>({
  choices,
  onChange,
  digits,
  chooseByMoving,
}: {
  readonly choices: readonly Choice<Code>[];
  readonly onChange: (code: Code) => void;
  readonly digits: boolean | 'inside';
  readonly chooseByMoving: boolean;
}) {
  const group = useRef<HTMLDivElement>(null);
  const radios = () => [...(group.current?.querySelectorAll<HTMLElement>('[role="radio"]') ?? [])];
  useDigitKeys(digits !== false, (place) => {
    const choice = choices[place - 1];
    if (choice === undefined || choice.disabled === true) return;
    const isInside = group.current?.contains(document.activeElement) === true;
    if (digits === 'inside' && !isInside) return;
    // The ring goes with the choice; what the choice asks for may take the focus on from there.
    if (isInside || isFocusFree()) radios()[place - 1]?.focus();
    onChange(choice.code);
  });
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    moveFocusInGroup(event);
    if (!chooseByMoving || !event.defaultPrevented) return;
    const moved = choices[radios().findIndex((radio) => radio.matches(':focus'))];
    if (moved !== undefined) onChange(moved.code);
  };
  return { group, move };
}
