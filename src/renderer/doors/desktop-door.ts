import type { BahiBridge } from '../../shared/contract/shell-bridge.ts';
import type { Door } from './door.ts';

/** The door of the desktop app: the one object its preload put on the window. */
export function createDesktopDoor(bridge: BahiBridge): Door {
  return {
    kind: 'desktop',
    call: (procedure, input) => bridge.call(procedure, input),
    onChanged: (listener) => bridge.onChanged(listener),
    upload: (name, bytes) => bridge.shell.upload({ name, bytes }),
    choosePlace: (kind) => bridge.shell.choosePlace({ kind }),
    shell: bridge.shell,
  };
}
