import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** Who goes on with the ledger here, where several may. */
export function PersonChoice({
  people,
  value,
  onChange,
}: {
  readonly people: readonly { readonly userId: string; readonly name: string }[];
  readonly value: string | null;
  readonly onChange: (userId: string) => void;
}) {
  const t = useWords('safekeeping');
  if (people.length < 2) return null;
  const choices = people.map(({ userId, name }) => ({ code: userId, label: name }));
  return <ChoiceKeys label={t('who')} choices={choices} value={value} onChange={onChange} />;
}
