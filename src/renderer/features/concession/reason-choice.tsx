import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { useWords } from '../../i18n/use-words.ts';

const reasons = ['oldDebt', 'lossOfIncome', 'untraceable', 'disputedQuality', 'goodwill', 'other'] as const;

/** Why terms are made anew: what nature did may be exempt by the rules of classes. */
export const restructureReasons = ['naturalCalamity', ...reasons] as const;

/** Why something is given up: asked every time, and kept with it. */
export function ReasonChoice({
  value,
  choices = reasons,
  onChange,
}: {
  readonly value: string | null;
  readonly choices?: readonly (typeof restructureReasons)[number][];
  readonly onChange: (reason: string) => void;
}) {
  const t = useWords('concession');
  return (
    <ChoiceKeys
      label={t('why')}
      value={choices.find((code) => code === value) ?? null}
      onChange={onChange}
      choices={choices.map((code) => ({ code, label: t(`codes:concessionReason.${code}`) }))}
    />
  );
}
