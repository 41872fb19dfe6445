import { Link } from '@tanstack/react-router';
import { CalendarCheck, Ellipsis, ReceiptIndianRupee, Search } from 'lucide-react';

import { useWords } from '../i18n/use-words.ts';
import { MoreScreens } from './more-screens.tsx';
import { useOwnScreens } from './use-screen-commands.ts';

/** The bottom bar of the field: four actions for one thumb, mirrored by the hand setting. */
export function FrameBar({ onFind }: { readonly onFind: () => void }) {
  const t = useWords('app');
  const own = useOwnScreens();
  return (
    <nav className="frame-foot frame-bar" aria-label={t('screens')}>
      <Link to="/today" className="bar-item" activeProps={{ 'aria-current': 'page' }}>
        <CalendarCheck size={24} aria-hidden />
        {t('screen.today')}
      </Link>
      <button type="button" className="bar-item" onClick={onFind}>
        <Search size={24} aria-hidden />
        {t('findShort')}
      </button>
      <Link to="/receipts" className="bar-item" activeProps={{ 'aria-current': 'page' }}>
        <ReceiptIndianRupee size={24} aria-hidden />
        {t('screen.receipts')}
      </Link>
      <MoreScreens
        screens={own.filter(({ id }) => id !== 'today' && id !== 'receipts')}
        position="top-end"
        withKeys={false}
        button={
          <button type="button" className="bar-item">
            <Ellipsis size={24} aria-hidden />
            {t('more')}
          </button>
        }
      />
    </nav>
  );
}
