import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';

import './frame.css';
import { useBoundKeys } from '../commands/bind-keys.ts';
import { useCommands } from '../commands/registry.ts';
import { KeyboardSheet } from '../components/keyboard-sheet.tsx';
import { PracticeBanner } from '../components/practice-banner.tsx';
import { useDisplay } from '../display/display-settings.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSession } from '../session/session.tsx';
import { FrameBar } from './frame-bar.tsx';
import { FrameFoot } from './frame-foot.tsx';
import { FrameHead } from './frame-head.tsx';
import { FrameRail } from './frame-rail.tsx';
import { Palette } from './palette.tsx';
import { useAutoLock, useLock } from './use-lock.ts';
import { useScreenCommands } from './use-screen-commands.ts';

/** The frame round every screen: rail, header and status bar at the desk; top strip and bottom bar in the field. */
export function Frame() {
  const t = useWords('app');
  const { practice } = useSession();
  const density = useDisplay((display) => display.density);
  const [shown, setShown] = useState<'palette' | 'keys' | null>(null);
  const lock = useLock();
  useAutoLock(lock);
  useBoundKeys();
  useScreenCommands();
  useCommands([
    {
      id: 'palette',
      title: t('find'),
      keys: '$mod+KeyK',
      group: 'everywhere',
      whileTyping: true,
      inPalette: false,
      run: () => setShown('palette'),
    },
    { id: 'keys', title: t('keys'), keys: 'Shift+Slash', group: 'everywhere', run: () => setShown('keys') },
    { id: 'print', title: t('print'), keys: '$mod+KeyP', group: 'everywhere', run: () => window.print() },
    {
      id: 'lock',
      title: t('lock'),
      keys: 'Control+Alt+KeyL',
      group: 'everywhere',
      whileTyping: true,
      whileInDialog: true,
      run: () => void lock(),
    },
  ]);
  const find = () => setShown('palette');
  return (
    <div className="frame">
      {density === 'desk' && <FrameRail />}
      <FrameHead onFind={find} onKeys={() => setShown('keys')} onLock={() => void lock()} />
      <main className="frame-body" id="screen">
        {practice && <PracticeBanner />}
        <div className="frame-screen">
          <Outlet />
        </div>
      </main>
      {density === 'desk' ? <FrameFoot /> : <FrameBar onFind={find} />}
      <Palette open={shown === 'palette'} onClose={() => setShown(null)} />
      <KeyboardSheet open={shown === 'keys'} onClose={() => setShown(null)} />
    </div>
  );
}
