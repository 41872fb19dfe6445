import { PasswordInput } from '@mantine/core';

import { Keypad } from '../../components/keypad.tsx';
import { useDisplay } from '../../display/display-settings.ts';
import { useWords } from '../../i18n/use-words.ts';

/** A PIN or passphrase. It may be pasted; in the field a PIN has its own number keys. */
export function SecretField({
  label,
  value,
  onChange,
  description,
  error,
  kind,
  isNew = false,
  autoFocus = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly kind: 'pin' | 'passphrase';
  readonly isNew?: boolean;
  readonly autoFocus?: boolean;
}) {
  const t = useWords('session');
  const density = useDisplay((display) => display.density);
  return (
    <div className="stack">
      <PasswordInput
        label={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        description={description}
        error={error}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        inputMode={kind === 'pin' ? 'numeric' : 'text'}
        data-autofocus={autoFocus || undefined}
        autoFocus={autoFocus}
        visibilityToggleButtonProps={{ 'aria-label': t('secret.show'), tabIndex: 0 }}
      />
      {kind === 'pin' && density === 'field' && <Keypad text={value} onChange={onChange} />}
    </div>
  );
}

/** A new PIN or passphrase, with the rule and how far it is met. */
export function NewSecretField({
  value,
  onChange,
  allowed,
  label,
  autoFocus = false,
  strength,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly allowed: 'pin' | 'passphrase';
  readonly label?: string;
  readonly autoFocus?: boolean;
  readonly strength: {
    readonly isEnough: boolean;
    readonly kind: string;
    readonly characters: number;
    readonly words: number;
  };
}) {
  const t = useWords('session');
  const { isEnough, kind, characters, words } = strength;
  const progress = isEnough ? t('secret.enough') : t(`secret.progress_${kind}`, { characters, words });
  return (
    <div className="stack">
      <SecretField
        label={label ?? t(`secret.new_${allowed}`)}
        value={value}
        onChange={onChange}
        description={t(`secret.rule_${allowed}`)}
        kind={allowed}
        isNew
        autoFocus={autoFocus}
      />
      <p className={isEnough ? 'secret-enough' : 'muted'} role="status">
        {value === '' ? '' : progress}
      </p>
    </div>
  );
}
