import type { IpcMain } from 'electron';
import { z } from 'zod';

import { doorRefusal, type WireResult } from '../../shared/contract/messages.ts';
import { type ShellActionName, shellActions } from '../../shared/contract/shell-bridge.ts';
import type { LedgerHost } from '../host/host-process.ts';
import { callChannel, shellChannel } from '../preload/channels.ts';
import type { ShellHandlers } from './shell-actions.ts';
import { isTrustedSender, type SenderFrame } from './trusted-sender.ts';

/** What the two channels are answered with. */
export interface IpcDependencies {
  readonly host: Pick<LedgerHost, 'call'>;
  readonly isProcedure: (name: string) => boolean;
  readonly shell: ShellHandlers;
}

const callEnvelope = z.tuple([z.strictObject({ procedure: z.string().min(1).max(100), input: z.unknown() })]);
const shellEnvelope = z.tuple([
  z.strictObject({ action: z.enum(Object.keys(shellActions) as ShellActionName[]), input: z.unknown() }),
]);

/** Registers the only two handlers of the main process. Every other file is kept from `ipcMain` by the tidy test. */
export function handleIpc(ipcMain: Pick<IpcMain, 'handle'>, dependencies: IpcDependencies): void {
  ipcMain.handle(callChannel, (event, ...message) => answerCall(event.senderFrame, message, dependencies));
  ipcMain.handle(shellChannel, (event, ...message) => answerShell(event.senderFrame, message, dependencies));
}

/** Answers one procedure call: sender, envelope, name, then the ledger host. Always an answer, never a throw. */
export async function answerCall(
  sender: SenderFrame | null,
  message: readonly unknown[],
  dependencies: Pick<IpcDependencies, 'host' | 'isProcedure'>,
): Promise<WireResult> {
  if (!isTrustedSender(sender)) return doorRefusal('untrustedSender');
  const envelope = callEnvelope.safeParse(message);
  if (!envelope.success) return doorRefusal('malformedCall');
  const { procedure, input } = envelope.data[0];
  if (!dependencies.isProcedure(procedure)) return doorRefusal('unknownProcedure');
  try {
    return await dependencies.host.call(procedure, input);
  } catch {
    return doorRefusal('failed');
  }
}

/** Answers one shell action in the same order of checks. */
export async function answerShell(
  sender: SenderFrame | null,
  message: readonly unknown[],
  dependencies: Pick<IpcDependencies, 'shell'>,
): Promise<unknown> {
  if (!isTrustedSender(sender)) return doorRefusal('untrustedSender');
  const envelope = shellEnvelope.safeParse(message);
  if (!envelope.success) return doorRefusal('malformedCall');
  const { action, input } = envelope.data[0];
  try {
    return await runShellAction(action, input, dependencies.shell);
  } catch {
    return doorRefusal('failed');
  }
}

async function runShellAction<Name extends ShellActionName>(
  action: Name,
  input: unknown,
  shell: ShellHandlers,
): Promise<unknown> {
  const parsed = shellActions[action].safeParse(input);
  if (!parsed.success) return doorRefusal('malformedCall');
  const handler = shell[action] as (input: unknown) => Promise<unknown>;
  return handler(parsed.data);
}
