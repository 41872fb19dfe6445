import { useCallback, useEffect, useState } from 'react';

/** Counts a wait down. `begin` takes milliseconds; the answer is what is left of them, 0 when it is over. */
export function useWait(initialMs: number | null): {
  readonly leftMs: number;
  readonly begin: (waitMs: number) => void;
} {
  const [endsAtMs, setEndsAtMs] = useState(() => (initialMs === null ? 0 : Date.now() + initialMs));
  const [nowMs, setNowMs] = useState(() => Date.now());
  const leftMs = Math.max(0, endsAtMs - nowMs);
  const isWaiting = leftMs > 0;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => setNowMs(Date.now()), 250);
    return () => clearInterval(timer);
  }, [isWaiting]);
  const begin = useCallback((waitMs: number) => {
    setNowMs(Date.now());
    setEndsAtMs(Date.now() + waitMs);
  }, []);
  return { leftMs, begin };
}
