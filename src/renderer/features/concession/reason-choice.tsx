import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { useWords } from '../../i18n/use-words.ts';

const reasons = ['oldDebt', 'lossOfIncome', 'untraceable', 'disputedQuality', 'goodwill', 'other'] as const;

/** Why something is given up: asked every time, and kept with it. */
export function ReasonChoice({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (reason: string) => void;
}) {
  const t = useWords('concession');
  return (
    <ChoiceKeys
      label={t('why')}
      value={reasons.find((code) => code === value) ?? null}
      onChange={onChange}
      choices={reasons.map((code) => ({ code, label: t(`codes:concessionReason.${code}`) }))}
    />
  );
}
