import { EventEmitter } from 'node:events';

import { registerSchemes } from './schemes.ts';
import { strict } from './strict.ts';

type SchemeHandler = Parameters<Electron.Protocol['handle']>[1];
type RequestRule = Parameters<Electron.WebRequest['onBeforeRequest']>[0];

/** A session's own handlers of custom schemes. */
export class StandInProtocol
  implements
    Pick<Electron.Protocol, 'handle' | 'unhandle' | 'isProtocolHandled' | 'registerSchemesAsPrivileged'>
{
  readonly handlersByScheme = new Map<string, SchemeHandler>();

  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    registerSchemes(schemes);
  }

  handle(scheme: string, handler: SchemeHandler): void {
    if (this.handlersByScheme.has(scheme)) throw new Error(`The scheme ${scheme} already has a handler.`);
    this.handlersByScheme.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.handlersByScheme.delete(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.handlersByScheme.has(scheme);
  }
}

/** What a session was told to allow; the tests ask it (`permissions recorded`). */
export interface RecordedPermissions {
  request: Parameters<Electron.Session['setPermissionRequestHandler']>[0];
  check: Parameters<Electron.Session['setPermissionCheckHandler']>[0];
  device: Parameters<Electron.Session['setDevicePermissionHandler']>[0];
}

type SessionMembers = Pick<
  Electron.Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerEnabled'
>;

export class StandInSession extends EventEmitter implements SessionMembers {
  readonly protocol = strict('protocol', new StandInProtocol());
  readonly recordedPermissions: RecordedPermissions = { request: null, check: null, device: null };
  isSpellCheckerOn = true;
  requestRule: RequestRule = null;
  readonly webRequest = strict('session.webRequest', {
    onBeforeRequest: (first: unknown, second?: unknown) => {
      this.requestRule = (second ?? first) as RequestRule;
    },
  } satisfies Pick<Electron.WebRequest, 'onBeforeRequest'>);

  setPermissionRequestHandler(handler: RecordedPermissions['request']): void {
    this.recordedPermissions.request = handler;
  }

  setPermissionCheckHandler(handler: RecordedPermissions['check']): void {
    this.recordedPermissions.check = handler;
  }

  setDevicePermissionHandler(handler: RecordedPermissions['device']): void {
    this.recordedPermissions.device = handler;
  }

  setSpellCheckerEnabled(enable: boolean): void {
    this.isSpellCheckerOn = enable;
  }
}

const sessionsByPartition = new Map<string, StandInSession>();

function fromPartition(partition: string): StandInSession {
  const known = sessionsByPartition.get(partition);
  if (known) return known;
  const fresh = strict('session', new StandInSession());
  sessionsByPartition.set(partition, fresh);
  return fresh;
}

/** The stand-in's `session`. All partitions share one Chromium profile. */
export const session = strict('session', { defaultSession: fromPartition(''), fromPartition });
