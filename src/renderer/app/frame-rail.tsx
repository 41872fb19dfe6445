import { Link } from '@tanstack/react-router';

import { keyCaps } from '../commands/key-caps.ts';
import { useWords } from '../i18n/use-words.ts';
import { useOwnScreens } from './use-screen-commands.ts';

/** The screens, as icons with their word; the key shows beside it on focus and under the pointer. */
export function FrameRail() {
  const t = useWords('app');
  const own = useOwnScreens();
  return (
    <nav className="frame-rail" aria-label={t('screens')}>
      {own.map(({ id, path, icon: Icon, keys }) => (
        <Link key={id} to={path} className="rail-link" activeProps={{ 'aria-current': 'page' }}>
          <Icon size={20} aria-hidden />
          <span className="rail-word">{t(`screen.${id}`)}</span>
          <span className="rail-hint" aria-hidden>
            {t(`screen.${id}`)} <kbd>{keyCaps(keys).join(' ')}</kbd>
          </span>
        </Link>
      ))}
    </nav>
  );
}
