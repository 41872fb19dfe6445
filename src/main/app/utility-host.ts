import { utilityProcess } from 'electron';

import { createLedgerHost, type LedgerHost, type NodeHostOptions } from '../host/host-process.ts';

/** Starts the ledger host as Electron's utility process. The app must be ready. */
export function forkUtilityHost(options: NodeHostOptions, isPackaged: boolean): LedgerHost {
  const child = utilityProcess.fork(options.entryPath, ['--data', options.dataDirectory], {
    serviceName: 'Bahi ledger',
    stdio: isPackaged ? 'ignore' : 'inherit',
  });
  return createLedgerHost({
    post: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill(),
  });
}
