import { Outlet, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import './frame.css';
import { useBoundKeys } from '../commands/bind-keys.ts';
import { useKeyCommands } from '../commands/registry.ts';
import { KeyboardSheet } from '../components/keyboard-sheet.tsx';
import { PracticeBanner } from '../components/practice-banner.tsx';
import { useDisplay } from '../display/display-settings.ts';
import { SearchKey, SearchPalette } from '../features/search/index.ts';
import { useSession } from '../session/session.tsx';
import { FrameBar } from './frame-bar.tsx';
import { FrameFoot } from './frame-foot.tsx';
import { FrameHead } from './frame-head.tsx';
import { FrameRail } from './frame-rail.tsx';
import { LongWorkBar } from './long-work-bar.tsx';
import { ReachBanner } from './reach-banner.tsx';
import { useFocusScreen } from './use-focus-screen.ts';
import { useAutoLock, useLock } from './use-lock.ts';
import { useScreenCommands } from './use-screen-commands.ts';

/** The frame round every screen: rail, header and status bar at the desk; top strip and bottom bar in the field. */
export function Frame() {
  const { practice } = useSession();
  const density = useDisplay((display) => display.density);
  const [shown, setShown] = useState<'palette' | 'keys' | null>(null);
  const navigate = useNavigate();
  const lock = useLock();
  useAutoLock(lock);
  useBoundKeys();
  useScreenCommands();
  useFocusScreen();
  useKeyCommands({
    palette: () => setShown('palette'),
    keys: () => setShown('keys'),
    print: () => window.print(),
    lock: () => void lock(),
  });
  const find = () => setShown('palette');
  return (
    <div className="frame">
      <SearchKey onSearch={find} />
      {density === 'desk' && <FrameRail />}
      <FrameHead onFind={find} onKeys={() => setShown('keys')} onLock={() => void lock()} />
      <main className="frame-body" id="screen">
        {practice && <PracticeBanner />}
        <LongWorkBar />
        <ReachBanner />
        <div className="frame-screen" tabIndex={-1}>
          <Outlet />
        </div>
      </main>
      {density === 'desk' ? <FrameFoot /> : <FrameBar onFind={find} />}
      <SearchPalette
        open={shown === 'palette'}
        onClose={() => setShown(null)}
        onOpenAccount={(accountId) =>
          void navigate({ to: '/account/$accountId', params: { accountId }, search: {} })
        }
      />
      <KeyboardSheet open={shown === 'keys'} onClose={() => setShown(null)} />
    </div>
  );
}
