import type { ProcedureName } from '../../shared/contract/contract.ts';
import type { CommandGroup } from './command.ts';

/** A key that does something, wherever it does it: bound, printed on the key sheet and tried by a test from here. */
export interface KeyEntry {
  /**
   * Physical keys in the notation of tinykeys: `KeyL`, `Shift+KeyS`, `$mod+KeyK`; physical, so that they work while a
   * Devanagari keyboard is on (ux.md finding 16). `Digit1..Digit9` is a range and `Home/End` a choice: these are heard
   * by the control that has the focus.
   */
  readonly keys: string;
  readonly group: CommandGroup;
  /** What it does: a key of the language layer with its namespace. */
  readonly words: string;
  /** Only for who may call this. */
  readonly needs?: ProcedureName;
  /** False keeps it out of the palette: moving up and down a list is no command to search for. */
  readonly inPalette?: boolean;
  /** Works also while a text is typed; only for keys with Ctrl and for Escape. */
  readonly whileTyping?: boolean;
  /** Works also while a dialog is open. */
  readonly whileInDialog?: boolean;
  /** Works again and again while it is held down. */
  readonly repeats?: boolean;
}

const save = { keys: '$mod+Enter', group: 'panel', whileTyping: true } as const;
const walk = { group: 'lists', inPalette: false, repeats: true } as const;

/** Every key of Bahi but those that go to a screen: the screens bring theirs (`screens.ts`). In the order of the sheet. */
export const keyTable = {
  palette: {
    keys: '$mod+KeyK',
    group: 'everywhere',
    words: 'app:find',
    whileTyping: true,
    inPalette: false,
  },
  search: { keys: 'Slash', group: 'everywhere', words: 'commands:key.search', inPalette: false },
  keys: { keys: 'Shift+Slash', group: 'everywhere', words: 'app:keys' },
  print: { keys: '$mod+KeyP', group: 'everywhere', words: 'app:print' },
  lock: {
    keys: 'Control+Alt+KeyL',
    group: 'everywhere',
    words: 'app:lock',
    whileTyping: true,
    whileInDialog: true,
  },

  'row-down': { ...walk, keys: 'KeyJ', words: 'today:key.down' },
  'row-up': { ...walk, keys: 'KeyK', words: 'today:key.up' },
  'row-arrows': { ...walk, keys: 'ArrowDown/ArrowUp', words: 'commands:key.arrows' },
  'row-page': { ...walk, keys: 'PageDown/PageUp', words: 'commands:key.page' },
  'row-ends': { ...walk, keys: 'Home/End', words: 'commands:key.ends' },
  'row-open': { ...walk, keys: 'Enter', words: 'commands:key.open' },
  'row-peek': { ...walk, keys: 'Space', words: 'commands:key.peek' },
  'row-next': { keys: 'KeyN', group: 'lists', words: 'today:key.next' },
  'row-select': { keys: 'KeyX', group: 'lists', words: 'today:key.select', inPalette: false },
  'row-select-down': { ...walk, keys: 'Shift+KeyJ', words: 'today:key.selectDown' },
  'row-select-up': { ...walk, keys: 'Shift+KeyK', words: 'today:key.selectUp' },
  'select-all': { keys: '$mod+KeyA', group: 'lists', words: 'today:key.selectAll' },
  'choose-none': { keys: 'Escape', group: 'lists', words: 'today:bulk.clear', inPalette: false },
  'row-assign': { keys: 'KeyA', group: 'lists', words: 'today:bulk.assign', needs: 'assignAccounts' },
  'undo-changes': { keys: '$mod+KeyZ', group: 'lists', words: 'today:key.undo', inPalette: false },
  filter: { keys: 'Slash', group: 'lists', words: 'today:filter' },
  'start-focus': { keys: 'Shift+KeyS', group: 'lists', words: 'commands:key.startFocus' },
  'row-snooze': { keys: 'KeyS', group: 'lists', words: 'today:key.snooze', needs: 'logInteraction' },
  'row-skip': { keys: 'Shift+KeyN', group: 'lists', words: 'today:key.skip', needs: 'logInteraction' },
  'row-call': { keys: 'KeyL', group: 'lists', words: 'today:key.call', needs: 'logInteraction' },
  'row-visit': { keys: 'KeyV', group: 'lists', words: 'today:key.visit', needs: 'logInteraction' },
  'row-inbound': { keys: 'KeyI', group: 'lists', words: 'today:key.inbound', needs: 'logInteraction' },
  'row-promise': { keys: 'KeyP', group: 'lists', words: 'today:key.promise', needs: 'logInteraction' },
  'row-receipt': { keys: 'KeyR', group: 'lists', words: 'today:key.receipt', needs: 'recordReceipt' },
  'approval-next': { ...walk, keys: 'KeyJ', words: 'people:approvals.next', needs: 'listApprovals' },
  'approval-previous': { ...walk, keys: 'KeyK', words: 'people:approvals.previous', needs: 'listApprovals' },
  'accept-exact': {
    keys: 'Shift+KeyA',
    group: 'lists',
    words: 'office:decide.acceptKey',
    needs: 'acceptExactDifferences',
  },
  'accept-sure': {
    keys: 'Shift+KeyA',
    group: 'lists',
    words: 'bank:key.acceptSure',
    needs: 'acceptSureBankMatches',
  },
  approve: { keys: 'KeyA', group: 'lists', words: 'commands:key.approve', needs: 'decideApproval' },
  reject: { keys: 'KeyR', group: 'lists', words: 'commands:key.reject', needs: 'decideApproval' },

  'log-call': { keys: 'KeyL', group: 'account', words: 'today:key.call', needs: 'logInteraction' },
  'log-visit': { keys: 'KeyV', group: 'account', words: 'today:key.visit', needs: 'logInteraction' },
  'log-inbound': { keys: 'KeyI', group: 'account', words: 'today:key.inbound', needs: 'logInteraction' },
  'take-promise': { keys: 'KeyP', group: 'account', words: 'today:key.promise', needs: 'logInteraction' },
  'build-plan': { keys: 'KeyB', group: 'account', words: 'commands:key.plan', needs: 'logInteraction' },
  'take-money': { keys: 'KeyR', group: 'account', words: 'today:key.receipt', needs: 'recordReceipt' },
  'assign-account': {
    keys: 'KeyA',
    group: 'account',
    words: 'account:assign.title',
    needs: 'assignAccounts',
  },
  'print-statement': { keys: 'KeyT', group: 'account', words: 'papers:printStatement', needs: 'readPaper' },
  'show-concessions': {
    keys: 'KeyO',
    group: 'account',
    words: 'concession:title',
    needs: 'readConcessions',
  },
  'edit-party': { keys: 'KeyE', group: 'account', words: 'account:edit.title', needs: 'setPartyField' },
  'entry-down': { ...walk, keys: 'KeyJ', group: 'account', words: 'account:entryDown' },
  'entry-up': { ...walk, keys: 'KeyK', group: 'account', words: 'account:entryUp' },
  'next-account': { keys: 'KeyN', group: 'account', words: 'account:next' },
  'end-focus': { keys: 'Shift+KeyS', group: 'account', words: 'account:endFocus', inPalette: false },
  'to-today': { keys: 'Escape', group: 'account', words: 'account:toToday', inPalette: false },

  'sync-now': { keys: 'KeyS', group: 'lists', words: 'sync:nowKey', needs: 'syncNow' },
  'review-next': {
    keys: 'KeyN',
    group: 'lists',
    words: 'reviews:next',
    needs: 'listReviews',
    inPalette: false,
  },

  choose: { keys: 'Digit1..Digit9', group: 'panel', words: 'commands:key.choose' },
  'choose-next': { keys: 'ArrowDown/ArrowUp', group: 'panel', words: 'commands:key.chooseNext' },
  press: { keys: 'Enter/Space', group: 'panel', words: 'commands:key.press' },
  'next-field': { keys: 'Tab', group: 'panel', words: 'commands:key.nextField' },
  save: { ...save, words: 'commands:key.save' },
  issue: { ...save, words: 'commands:key.issue', needs: 'recordReceipt' },
  'save-plan': { ...save, words: 'plan:save', needs: 'proposePlan' },
  'undo-plan': {
    keys: '$mod+KeyZ',
    group: 'panel',
    words: 'plan:undo',
    needs: 'proposePlan',
    inPalette: false,
    whileTyping: true,
  },
  'save-party': { ...save, words: 'commands:key.saveParty', needs: 'setPartyField', whileInDialog: true },
  'save-concession': {
    ...save,
    words: 'commands:key.saveConcession',
    needs: 'readConcessions',
    inPalette: false,
    whileInDialog: true,
  },
  'leave-plan': {
    keys: 'Escape',
    group: 'panel',
    words: 'commands:key.leavePlan',
    needs: 'proposePlan',
    inPalette: false,
    whileTyping: true,
  },
  close: { keys: 'Escape', group: 'panel', words: 'commands:key.close' },
} as const satisfies Readonly<Record<string, KeyEntry>>;

/** The name of a key: what it does. */
export type KeyId = keyof typeof keyTable;
