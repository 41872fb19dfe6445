import type { WireRefusal, WireResult } from '../../shared/contract/messages.ts';
import type { BahiBridge, ChosenPlace, ShellResult } from '../../shared/contract/shell-bridge.ts';

/** One way to the ledger host: the desktop shell's bridge, or the browser host on this machine. */
export interface Door {
  readonly kind: 'desktop' | 'browser';
  readonly call: (procedure: string, input: unknown) => Promise<WireResult>;
  /** Keys of what changed; `*` stands for everything. `onGap` is called where the messages break off. */
  readonly onChanged: (listener: (keys: readonly string[]) => void, onGap: () => Promise<void>) => () => void;
  /** Hands a file in; an import or an attachment takes it by the handle in the answer. */
  readonly upload: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<ShellResult<'upload'>>;
  /**
   * A folder or file the person chooses: by a dialog of the desktop (`typed` is null), or by its path where the page has
   * no such dialog. Null where they changed their mind.
   */
  readonly choosePlace: (kind: 'folder' | 'file', typed: string | null) => Promise<PlaceResult>;
  /** What only the desktop shell can do: its own file dialogs and printers. */
  readonly shell: BahiBridge['shell'] | null;
}

/** A chosen place, null, or a refusal. */
export type PlaceResult =
  | { readonly ok: true; readonly value: ChosenPlace | null }
  | { readonly ok: false; readonly refusal: WireRefusal };

declare global {
  interface Window {
    readonly bahi?: BahiBridge;
  }
}
