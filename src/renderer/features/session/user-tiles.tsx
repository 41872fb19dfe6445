import { User } from 'lucide-react';

import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** The people with a key on this device, by the label they chose for the lock screen. */
export function UserTiles({
  users,
  chosen,
  onChoose,
}: {
  readonly users: readonly { readonly userId: string; readonly label: string }[];
  readonly chosen: string | null;
  readonly onChoose: (userId: string) => void;
}) {
  const t = useWords('session');
  return (
    <ChoiceKeys
      label={t('lock.who')}
      value={chosen}
      onChange={onChoose}
      digits={chosen === null}
      choices={users.map(({ userId, label }) => ({
        code: userId,
        label: (
          <span className="row">
            <User size={18} aria-hidden />
            {label}
          </span>
        ),
      }))}
    />
  );
}
