import { EventEmitter } from 'node:events';

import { strict } from './strict.ts';

/** Modules that need no browser. Dialogs answer as if the person cancelled; a test replaces a function to choose. */
export const dialog = strict('dialog', {
  showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
  showSaveDialog: async () => ({ canceled: true, filePath: '' }),
  showErrorBox: (title: string, content: string) => console.error('showErrorBox:', title, content),
} satisfies Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showErrorBox'>);

/** Emits nothing by itself: a test emits `suspend` or `lock-screen`. */
export const powerMonitor = strict('powerMonitor', new EventEmitter());

const menu: { application: unknown } = { application: undefined };

/** Records the application menu. */
export const Menu = strict('Menu', {
  setApplicationMenu: (set: unknown) => {
    menu.application = set;
  },
  getApplicationMenu: () => menu.application,
  buildFromTemplate: (items: readonly unknown[]) => ({ items }),
});
