/** The only door of the screens to the ledger: every call, question and command of a screen is imported from here. */
export { door } from './doors/open-door.ts';
export { call, RefusedError, uploadFile } from './procedures/call.ts';
export { newCommandId, useCommandId } from './procedures/command-id.ts';
export { together } from './procedures/together.ts';
export { type CommandState, useCommand } from './procedures/use-command.ts';
export { type AskOptions, type ProcedureState, useProcedure } from './procedures/use-procedure.ts';
