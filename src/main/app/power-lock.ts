import type { PowerMonitor } from 'electron';

/** Locks the ledger when the machine sleeps or its screen is locked. Calls `lock`, which may be called twice. */
export function lockOnSleep(powerMonitor: Pick<PowerMonitor, 'on'>, lock: () => void): void {
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('user-did-resign-active', lock);
  powerMonitor.on('shutdown', lock);
}
