import { PasswordInput } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';

/** The PIN or passphrase that is to open the ledger on this device from now on. */
export function NewSecret({
  kind,
  value,
  onChange,
}: {
  readonly kind: 'pin' | 'passphrase';
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const t = useWords('session');
  return (
    <PasswordInput
      label={t(`secret.new_${kind}`)}
      description={t(`secret.rule_${kind}`)}
      value={value}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': t('secret.show'), tabIndex: 0 }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
