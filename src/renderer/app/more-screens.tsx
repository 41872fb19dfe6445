import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';

import { keyCaps } from '../commands/key-caps.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Screen } from './screens.ts';

/** The screens that have no place of their own, behind one button. */
export function MoreScreens({
  screens,
  button,
  position,
  withKeys,
}: {
  readonly screens: readonly Screen[];
  readonly button: ReactElement;
  readonly position: 'top-end' | 'right-end';
  readonly withKeys: boolean;
}) {
  const t = useWords('app');
  const navigate = useNavigate();
  return (
    <Menu position={position} width={260}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {screens.map(({ id, path, icon: Icon, keys }) => (
          <Menu.Item
            key={id}
            leftSection={<Icon size={20} aria-hidden />}
            rightSection={withKeys ? <kbd>{keyCaps(keys).join(' ')}</kbd> : undefined}
            onClick={() => void navigate({ to: path })}
          >
            {t(`screen.${id}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
