import './chips.css';

/** One short thing to tap. */
export interface Chip {
  readonly code: string;
  readonly label: string;
  readonly isOn: boolean;
}

/**
 * Short proposals under a field, for a thumb. They put a value into the field above, which a keyboard fills faster by
 * typing, so they stay out of the order of Tab; `reachable` puts them in where there is no such field.
 */
export function Chips({
  label,
  chips,
  onPick,
  reachable = false,
}: {
  readonly label: string;
  readonly chips: readonly Chip[];
  readonly onPick: (code: string) => void;
  readonly reachable?: boolean;
}) {
  if (chips.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would nest in the fieldset of its field
    <div className="chips" role="group" aria-label={label}>
      {chips.map((chip) => (
        <button
          type="button"
          key={chip.code}
          className="chip-button"
          aria-pressed={chip.isOn}
          tabIndex={reachable ? 0 : -1}
          onClick={() => onPick(chip.code)}
        >
          {chip.label}
        </button>
      ))}
    </div>
  );
}
