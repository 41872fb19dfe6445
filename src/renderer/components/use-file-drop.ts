import { type RefObject, useEffect, useEffectEvent, useState } from 'react';

/** Takes the files that are dropped on an element. Answers whether any are held over it now. */
export function useFileDrop(
  zone: RefObject<HTMLElement | null>,
  onFiles: (files: readonly File[]) => void,
): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent(onFiles);
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
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) take(files);
    };
    element.addEventListener('dragover', over, listening);
    element.addEventListener('dragleave', () => setOver(false), listening);
    element.addEventListener('drop', drop, listening);
    return () => stop.abort();
  }, [zone]);
  return isOver;
}
