/** Something a person can do on the screen at hand: by key, from the palette, and listed on the key sheet. */
export interface ScreenCommand {
  readonly id: string;
  /** What it does, in words. */
  readonly title: string;
  /**
   * Physical keys in the notation of tinykeys: `KeyL`, `Shift+KeyS`, `KeyG KeyT`, `$mod+KeyK`, `Digit1`. Physical, so
   * that they work while a Devanagari keyboard is on (ux.md finding 16).
   */
  readonly keys?: string;
  /** The group on the key sheet: `everywhere`, `lists`, `account`, `panel`. */
  readonly group: CommandGroup;
  readonly run: () => void;
  /** False keeps it out of the palette: moving up and down a list is no command to search for. */
  readonly inPalette?: boolean;
  /** True also while a text is being typed; only for keys with Ctrl and for Escape. */
  readonly whileTyping?: boolean;
  /** True also while a dialog is open: a device must lock from anywhere. */
  readonly whileInDialog?: boolean;
  /** True where a key that is held down does it again and again. */
  readonly repeats?: boolean;
}

export const commandGroups = ['everywhere', 'lists', 'account', 'panel'] as const;
export type CommandGroup = (typeof commandGroups)[number];
