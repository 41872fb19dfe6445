import { useNavigate } from '@tanstack/react-router';

import { useCommands } from '../commands/registry.ts';
import { useWords } from '../i18n/use-words.ts';
import { mayCall, useSession } from '../session/session.tsx';
import { type Screen, screens } from './screens.ts';

/** The screens that the signed-in person may see. */
export function useOwnScreens(): readonly Screen[] {
  const { user } = useSession();
  return screens.filter(({ needs }) => mayCall(user, needs));
}

/** `G` and a letter leads to each screen; the palette lists them. */
export function useScreenCommands(): void {
  const t = useWords('app');
  const navigate = useNavigate();
  const own = useOwnScreens();
  useCommands(
    own.map(({ id, path, keys }) => ({
      id: `go-${id}`,
      title: t('goTo', { screen: t(`screen.${id}`) }),
      keys,
      group: 'everywhere' as const,
      run: () => void navigate({ to: path }),
    })),
  );
}
