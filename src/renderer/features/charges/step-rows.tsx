import { TextInput } from '@mantine/core';

import type { TypedStep } from './terms-form.ts';

/** Rows of days and a figure; empty rows mean nothing. */
export function StepRows({
  label,
  daysLabel,
  figureLabel,
  steps,
  onChange,
}: {
  readonly label: string;
  readonly daysLabel: string;
  readonly figureLabel: string;
  readonly steps: readonly TypedStep[];
  readonly onChange: (steps: readonly TypedStep[]) => void;
}) {
  const change = (at: number, changed: Partial<TypedStep>): void =>
    onChange(steps.map((step, place) => (place === at ? { ...step, ...changed } : step)));
  return (
    <fieldset className="step-rows">
      <legend>{label}</legend>
      {steps.map(({ daysText, figureText }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
        <div key={at} className="field-pair">
          <TextInput
            label={`${at + 1}. ${daysLabel}`}
            inputMode="numeric"
            value={daysText}
            onChange={(event) => change(at, { daysText: event.currentTarget.value })}
          />
          <TextInput
            label={`${at + 1}. ${figureLabel}`}
            inputMode="decimal"
            value={figureText}
            onChange={(event) => change(at, { figureText: event.currentTarget.value })}
          />
        </div>
      ))}
    </fieldset>
  );
}
