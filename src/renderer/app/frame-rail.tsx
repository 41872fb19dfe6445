import { Link, useRouterState } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';

import { keyCaps } from '../commands/key-caps.ts';
import { useWords } from '../i18n/use-words.ts';
import { MoreScreens } from './more-screens.tsx';
import { useOwnScreens } from './use-screen-commands.ts';

/** The screens of a day's work, as icons with their word, and the others under More; keys show on focus and under the pointer. */
export function FrameRail() {
  const t = useWords('app');
  const own = useOwnScreens();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const more = own.filter(({ isUnderMore }) => isUnderMore);
  const isInMore = more.some((screen) => screen.path === path);
  return (
    <nav className="frame-rail" aria-label={t('screens')}>
      {own
        .filter(({ isUnderMore }) => !isUnderMore)
        .map(({ id, path: to, icon: Icon, keys }) => (
          <Link key={id} to={to} className="rail-link" activeProps={{ 'aria-current': 'page' }}>
            <Icon size={20} aria-hidden />
            <span className="rail-word">{t(`screen.${id}`)}</span>
            <span className="rail-hint" aria-hidden>
              {t(`screen.${id}`)} <kbd>{keyCaps(keys).join(' ')}</kbd>
            </span>
          </Link>
        ))}
      <MoreScreens
        screens={more}
        position="right-end"
        withKeys
        button={
          <button type="button" className="rail-link rail-more" aria-current={isInMore ? 'page' : undefined}>
            <Ellipsis size={20} aria-hidden />
            <span className="rail-word">{t('more')}</span>
          </button>
        }
      />
    </nav>
  );
}
