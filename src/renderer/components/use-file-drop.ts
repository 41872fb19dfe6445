import { type RefObject, useEffect, useEffectEvent, useState } from 'react';

/** Takes a file that is dropped on an element. Answers whether one is held over it now. */
export function useFileDrop(zone: RefObject<HTMLElement | null>, onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent(onFile);
  useEffect(() => {
    const element = zone.current;
    if (element === null) return;
    const stop = new AbortController();
    const listening = { signal: stop.signal };
    const over = (event: DragEvent): void => {
      event.preventDefault();
      setOver(true);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) take(file);
    };
    element.addEventListener('dragover', over, listening);
    element.addEventListener('dragleave', () => setOver(false), listening);
    element.addEventListener('drop', drop, listening);
    return () => stop.abort();
  }, [zone]);
  return isOver;
}
