import { ActionIcon, type ActionIconProps, Tooltip } from '@mantine/core';
import { Keyboard, Lock, type LucideIcon, Moon, Search, Sun, SunMedium } from 'lucide-react';

import { themeInForce } from '../display/apply-display.ts';
import { type Theme, useDisplay } from '../display/display-settings.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSession } from '../session/session.tsx';
import { SyncChip } from './sync-chip.tsx';

const nextTheme: Readonly<Record<'desk-light' | 'desk-dark' | 'sunlight', Theme>> = {
  'desk-light': 'desk-dark',
  'desk-dark': 'sunlight',
  sunlight: 'desk-light',
};
const iconOfTheme = { 'desk-light': Sun, 'desk-dark': Moon, sunlight: SunMedium } as const;

/** Search, who is signed in, theme, keys and lock. */
export function FrameHead({
  onFind,
  onKeys,
  onLock,
}: {
  readonly onFind: () => void;
  readonly onKeys: () => void;
  readonly onLock: () => void;
}) {
  const t = useWords('app');
  const { user } = useSession();
  const { theme, density, change } = useDisplay();
  const shown = themeInForce(theme);
  const next = nextTheme[shown];
  return (
    <header className="frame-head">
      <span className="frame-name" aria-hidden>
        बही
      </span>
      <button type="button" className="frame-find" onClick={onFind}>
        <Search size={18} aria-hidden />
        <span>{t('find')}</span>
        {density === 'desk' && <kbd aria-hidden>Ctrl+K</kbd>}
      </button>
      {density === 'field' && <SyncChip withRetry={false} />}
      <span className="frame-user push">
        {density === 'desk' && (
          <>
            {user.name}{' '}
            <span className="muted">{user.roles.map((role) => t(`role.${role}`)).join(', ')}</span>
          </>
        )}
      </span>
      <HeadButton
        icon={iconOfTheme[shown]}
        label={t('nextTheme', { theme: t(`theme.${next}`) })}
        onClick={() => change({ theme: next })}
      />
      {density === 'desk' && <HeadButton icon={Keyboard} label={t('keys')} keys="?" onClick={onKeys} />}
      <HeadButton icon={Lock} label={t('lock')} keys="Ctrl+Alt+L" onClick={onLock} />
    </header>
  );
}

function HeadButton({
  icon: Icon,
  label,
  keys,
  onClick,
  ...rest
}: ActionIconProps & {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly keys?: string;
  readonly onClick: () => void;
}) {
  return (
    <Tooltip label={keys === undefined ? label : `${label} (${keys})`}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onClick} {...rest}>
        <Icon size={20} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
