import { Button, TextInput } from '@mantine/core';

import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { TenderReading } from './read-receipt.ts';

/** Counting the notes, for whoever wants to: then what was counted must come to the cash. */
export function DenominationGrid({
  values,
  currency,
  texts,
  reading,
  onCount,
  onOpen,
}: {
  readonly values: readonly number[];
  readonly currency: string;
  readonly texts: Readonly<Record<string, string>> | null;
  readonly reading: TenderReading | undefined;
  readonly onCount: (valueMinor: number, text: string) => void;
  readonly onOpen: (isOpen: boolean) => void;
}) {
  const t = useWords('receipt');
  if (values.length === 0) return null;
  const isOpen = texts !== null;
  const counted = reading?.countedMinor ?? null;
  return (
    <div className="stack">
      <div>
        <Button variant="subtle" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
          {t(isOpen ? 'hideCount' : 'countNotes')}
        </Button>
      </div>
      {isOpen && (
        <div className="denominations">
          {values.map((valueMinor) => (
            <TextInput
              key={valueMinor}
              label={`${amountText({ amountMinor: valueMinor, currency })} ×`}
              value={texts[valueMinor] ?? ''}
              inputMode="numeric"
              autoComplete="off"
              maxLength={5}
              onChange={(event) => onCount(valueMinor, event.currentTarget.value)}
            />
          ))}
        </div>
      )}
      {isOpen && counted !== null && (
        <p className={reading?.problem === null ? 'muted' : 'receipt-wrong'} role="status">
          {t(reading?.problem === null ? 'countAgrees' : 'countDiffers', {
            counted: amountText({ amountMinor: counted, currency }),
            cash: amountText({ amountMinor: reading?.amountMinor ?? 0, currency }),
          })}
        </p>
      )}
    </div>
  );
}
