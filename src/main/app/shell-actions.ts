import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';

import type { OpenDialogOptions, SaveDialogOptions } from 'electron';
import type { UploadLocation } from '../../shared/contract/messages.ts';
import type {
  ShellActionName,
  ShellInput,
  ShellResult,
  UploadedFile,
} from '../../shared/contract/shell-bridge.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { LedgerHost } from '../host/host-process.ts';
import type { UploadRefusal, UploadStore } from '../uploads/upload-store.ts';
import type { PaperPrinter } from './paper-printer.ts';

/** One handler for every shell action. */
export type ShellHandlers = {
  readonly [Name in ShellActionName]: (input: ShellInput<Name>) => Promise<ShellResult<Name>>;
};

/** The operating system's file dialogs, tied to the main window. */
export interface FileDialogs {
  readonly save: (options: SaveDialogOptions) => Promise<{ canceled: boolean; filePath: string }>;
  readonly open: (options: OpenDialogOptions) => Promise<{ canceled: boolean; filePaths: string[] }>;
}

/** What the shell actions work with. */
export interface ShellDependencies {
  readonly printer: PaperPrinter;
  readonly dialogs: FileDialogs;
  readonly uploads: UploadStore;
  readonly host: Pick<LedgerHost, 'notify'>;
}

/** The shell actions of the desktop app. A screen names no path; it gets a handle or hands over bytes. */
export function createShellHandlers(dependencies: ShellDependencies): ShellHandlers {
  const { printer, dialogs, uploads, host } = dependencies;

  function announce(location: Result<UploadLocation, UploadRefusal>): Result<UploadedFile, UploadRefusal> {
    if (!location.ok) return location;
    host.notify({ kind: 'upload', upload: location.value });
    const { handle, name, sizeBytes } = location.value;
    return ok({ handle, name, sizeBytes });
  }

  return {
    printPdf: async ({ html, paper }) => ok(await printer.toPdf(html, paper)),
    printPaper: async ({ html, paper }) => ok({ printed: await printer.toPaper(html, paper) }),
    saveFile: async ({ suggestedName, bytes }) => {
      const chosen = await dialogs.save({ defaultPath: basename(suggestedName.replaceAll('\\', '/')) });
      if (chosen.canceled || chosen.filePath === '') return ok(null);
      try {
        await writeFile(chosen.filePath, bytes, { mode: 0o600 });
      } catch {
        return refused({ code: 'fileNotWritten', params: {} });
      }
      return ok({ savedName: basename(chosen.filePath) });
    },
    chooseFile: async ({ extensions }) => {
      const filters = extensions.length > 0 ? [{ name: extensions.join(', '), extensions }] : [];
      const chosen = await dialogs.open({ properties: ['openFile'], filters });
      const path = chosen.filePaths[0];
      if (chosen.canceled || path === undefined) return ok(null);
      return announce(await uploads.adopt(path));
    },
    choosePlace: async ({ kind }) => {
      const properties =
        kind === 'folder' ? (['openDirectory', 'createDirectory'] as const) : (['openFile'] as const);
      const chosen = await dialogs.open({ properties: [...properties] });
      const path = chosen.filePaths[0];
      if (chosen.canceled || path === undefined) return ok(null);
      const place = { handle: randomBytes(24).toString('base64url'), path };
      host.notify({ kind: 'place', place });
      return ok({ handle: place.handle, name: basename(path) });
    },
    upload: async ({ name, bytes }) => announce(await uploads.receive(name, onlyChunk(bytes))),
  };
}

async function* onlyChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
