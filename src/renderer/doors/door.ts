import type { WireResult } from '../../shared/contract/messages.ts';
import type { BahiBridge, ShellResult } from '../../shared/contract/shell-bridge.ts';

/** One way to the ledger host: the desktop shell's bridge, or the browser host on this machine. */
export interface Door {
  readonly kind: 'desktop' | 'browser';
  readonly call: (procedure: string, input: unknown) => Promise<WireResult>;
  /** Keys of what changed; `*` stands for everything. */
  readonly onChanged: (listener: (keys: readonly string[]) => void) => () => void;
  /** Hands a file in; an import or an attachment takes it by the handle in the answer. */
  readonly upload: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<ShellResult<'upload'>>;
  /** What only the desktop shell can do: its own file dialogs and printers. */
  readonly shell: BahiBridge['shell'] | null;
}

declare global {
  interface Window {
    readonly bahi?: BahiBridge;
  }
}
