import { Checkbox } from '@mantine/core';

import { everyRole } from '../../shared/contract/procedure.ts';
import type { Role } from '../../shared/domain/team/state.ts';
import { useWords } from '../i18n/use-words.ts';

/** The roles a person has; each says in a sentence what it allows. */
export function RoleChoice({
  roles,
  onChange,
}: {
  readonly roles: readonly Role[];
  readonly onChange: (roles: Role[]) => void;
}) {
  const t = useWords('people');
  const toggle = (role: Role, isOn: boolean): void =>
    onChange(everyRole.filter((known) => (known === role ? isOn : roles.includes(known))));
  return (
    <fieldset className="roles">
      <legend>{t('team.roles')}</legend>
      {everyRole.map((role) => (
        <Checkbox
          key={role}
          label={t(`app:role.${role}`)}
          description={t(`roleMay.${role}`)}
          checked={roles.includes(role)}
          onChange={(event) => toggle(role, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}
