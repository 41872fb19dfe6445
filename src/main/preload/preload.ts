import { contextBridge, ipcRenderer } from 'electron';

import type { BahiBridge, ShellActionName } from '../../shared/contract/shell-bridge.ts';
import { callChannel, changedChannel, shellChannel } from './channels.ts';

/**
 * The whole bridge: functions only, no `ipcRenderer`, no event object. What may be called is decided in the main
 * process by the contract; this file knows no procedure by name and needs no edit when one is added.
 */
function shellAction<Name extends ShellActionName>(action: Name): BahiBridge['shell'][Name] {
  const ask = (input: unknown) => ipcRenderer.invoke(shellChannel, { action, input });
  return ask as BahiBridge['shell'][Name];
}

const bridge: BahiBridge = {
  call: (procedure, input) => ipcRenderer.invoke(callChannel, { procedure, input }),
  onChanged: (listener) => {
    const receive = (_event: unknown, keys: readonly string[]): void => listener(keys);
    ipcRenderer.on(changedChannel, receive);
    return () => {
      ipcRenderer.off(changedChannel, receive);
    };
  },
  shell: {
    printPdf: shellAction('printPdf'),
    printPaper: shellAction('printPaper'),
    saveFile: shellAction('saveFile'),
    chooseFile: shellAction('chooseFile'),
    choosePlace: shellAction('choosePlace'),
    upload: shellAction('upload'),
  },
};

contextBridge.exposeInMainWorld('bahi', bridge);
