import { z } from 'zod';

import type { WireRefusal, WireResult } from './messages.ts';

/**
 * What the desktop shell offers a screen beside the procedures: paper, files in, files out. A screen never sees
 * a path. The browser host has none of this but uploads; there a screen prints with `window.print()`.
 */

/** The largest file a person may hand in, in bytes (64 MiB). The same in every door. */
export const maximumUploadBytes = 64 * 1024 * 1024;

/** Paper sizes the shell prints on. `css` leaves the choice to the document's `@page` rule (receipt rolls). */
export const paperSizes = ['A4', 'A5', 'css'] as const;

const fileName = z.string().min(1).max(255);

const printInput = z.object({ html: z.string().min(1).max(8_000_000), paper: z.enum(paperSizes) });

/** Every shell action by name, with the input it takes. */
export const shellActions = {
  printPdf: printInput,
  printPaper: printInput,
  saveFile: z.object({ suggestedName: fileName, bytes: z.instanceof(Uint8Array) }),
  chooseFile: z.object({ extensions: z.array(z.string().regex(/^[a-z0-9]{1,8}$/)).max(20) }),
  choosePlace: z.object({ kind: z.enum(['folder', 'file']) }),
  upload: z.object({ name: fileName, bytes: z.instanceof(Uint8Array) }),
} as const;

export type ShellActionName = keyof typeof shellActions;
export type ShellInput<Name extends ShellActionName> = z.infer<(typeof shellActions)[Name]>;

/** A file the ledger host can read by `handle`, until it is used or the app ends. */
export interface UploadedFile {
  readonly handle: string;
  readonly name: string;
  readonly sizeBytes: number;
}

/** A folder or file to keep things in or to read them from, by its handle; the name is for the eyes. */
export interface ChosenPlace {
  readonly handle: string;
  readonly name: string;
}

/** The answers of the shell actions. `null` means that the person changed their mind. */
export interface ShellAnswers {
  readonly printPdf: Uint8Array;
  readonly printPaper: { readonly printed: boolean };
  readonly saveFile: { readonly savedName: string } | null;
  readonly chooseFile: UploadedFile | null;
  readonly choosePlace: ChosenPlace | null;
  readonly upload: UploadedFile;
}

/** A shell action's answer, or a refusal: `fileTooLarge`, `fileUnreadable`, `printFailed`, or one of a door. */
export type ShellResult<Name extends ShellActionName> =
  | { readonly ok: true; readonly value: ShellAnswers[Name] }
  | { readonly ok: false; readonly refusal: WireRefusal };

/** The one object the preload puts on `window.bahi` in the desktop app. */
export interface BahiBridge {
  readonly call: (procedure: string, input: unknown) => Promise<WireResult>;
  readonly onChanged: (listener: (keys: readonly string[]) => void) => () => void;
  readonly shell: {
    readonly [Name in ShellActionName]: (input: ShellInput<Name>) => Promise<ShellResult<Name>>;
  };
}
