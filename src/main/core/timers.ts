/** Work that is done a moment after it was asked for last; once, however often it was asked for. */
export function delayed(
  milliseconds: number,
  work: () => void,
): { readonly begin: () => void; readonly end: () => void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    begin: () => {
      clearTimeout(timer);
      timer = setTimeout(work, milliseconds).unref();
    },
    end: () => clearTimeout(timer),
  };
}

/** A timer that is no reason for a process to stay. Answers how to end it. */
export function every(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}

/** One after another: a piece of work never meets another half done, and one that fails holds nobody up. */
export function createTurns(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
