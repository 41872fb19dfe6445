import { useEffect, useState } from 'react';

import { useWords } from '../../i18n/use-words.ts';

/** How long the panel has been open, quietly: nothing is ever submitted by it. */
export function WrapUpTimer({ openedAtMs }: { readonly openedAtMs: number }) {
  const t = useWords('interaction');
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((nowMs - openedAtMs) / 1_000));
  const words = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span className="muted wrap-up" role="timer" aria-live="off" aria-label={t('wrapUp')}>
      {seconds < 3600 ? words : ''}
    </span>
  );
}
