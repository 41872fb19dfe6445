import type { ServerResponse } from 'node:http';

import type { LedgerHost } from '../host-process.ts';
import { beginEventStream } from './answers.ts';

/** Often enough that a page notices a host that vanished, seldom enough to cost nothing. */
const heartbeatMs = 20_000;

/** The open change streams of a browser host. */
export interface ChangeStreams {
  readonly open: (response: ServerResponse) => void;
  readonly closeAll: () => void;
}

/**
 * Pushes `{"kind":"changed","keys":[…]}` to every open page. A page reads it by a streaming `fetch`, because an
 * `EventSource` cannot send the session header.
 */
export function createChangeStreams(host: LedgerHost): ChangeStreams {
  const open = new Set<ServerResponse>();
  const broadcast = (text: string): void => {
    for (const response of open) response.write(text);
  };
  const stopListening = host.onChanged((keys) =>
    broadcast(`data: ${JSON.stringify({ kind: 'changed', keys })}\n\n`),
  );
  const heartbeat = setInterval(() => broadcast(': here\n\n'), heartbeatMs);
  heartbeat.unref();
  return {
    open: (response) => {
      beginEventStream(response);
      response.write(': open\n\n');
      open.add(response);
      response.on('close', () => open.delete(response));
    },
    closeAll: () => {
      clearInterval(heartbeat);
      stopListening();
      for (const response of open) response.end();
      open.clear();
    },
  };
}
