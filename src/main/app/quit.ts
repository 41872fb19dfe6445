import type { App } from 'electron';

/** Holds the first quit back until the ledger is checkpointed and closed, then quits for good. */
export function stopHostBeforeQuit(app: Pick<App, 'on' | 'quit'>, stop: () => Promise<void>): void {
  let stopped = false;
  let stopping = false;
  app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    if (stopping) return;
    stopping = true;
    void stop().finally(() => {
      stopped = true;
      app.quit();
    });
  });
}
