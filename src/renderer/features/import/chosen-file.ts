import type { InputOf } from '../../../shared/contract/contract.ts';
import type { UploadedFile } from '../../../shared/contract/shell-bridge.ts';

/** A file that was handed in, by its handle. */
export interface ChosenFile {
  readonly upload: UploadedFile;
}

/** What a person said about the file so far; what is left out is guessed, and shown as guessed. */
export type Terms = Omit<InputOf<'previewImport'>, 'upload'>;
