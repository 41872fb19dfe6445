import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { createUploadStore } from '../../uploads/upload-store.ts';
import type { LedgerHost } from '../host-process.ts';
import { answerRefusal } from './answers.ts';
import { createChangeStreams } from './change-stream.ts';
import { refuseForeignRequest } from './request-guard.ts';
import { type RouteDependencies, route } from './routes.ts';
import { createSessions } from './sessions.ts';

/** What a browser host is started with. */
export interface BrowserHostOptions {
  readonly host: LedgerHost;
  /** The built renderer (`out/renderer`). */
  readonly rendererDirectory: string;
  /** The profile directory; uploads wait sealed in its `uploads` folder. */
  readonly dataDirectory: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly nowMs: () => number;
  /** Shows a new link where the first one was shown: somebody opened one that was used already or is too old. */
  readonly onNewLink?: (url: string) => void;
}

/** A running browser host. */
export interface BrowserHost {
  /** The first link. It opens one page, once, within a minute. */
  readonly url: string;
  readonly origin: string;
  /** Another one-time link; the last unused one stops working. */
  readonly newLink: () => string;
  /** Ends every open page's connection and forgets uploads. The ledger host is its owner's to stop. */
  readonly close: () => Promise<void>;
}

/**
 * Serves the application to a browser on this machine, on 127.0.0.1 alone. Rejects when the port is taken.
 * Its guards are those of `platform.md` decision 6; the packaged desktop app does not contain it.
 */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const sessions = createSessions(options.nowMs);
  const changes = createChangeStreams(options.host);
  const uploads = createUploadStore(join(options.dataDirectory, 'uploads'));
  await uploads.clear();
  const server = createServer({ requestTimeout: 120_000, headersTimeout: 10_000 });
  server.maxConnections = 64;
  const origin = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  const newLink = (): string => `${origin}/#token=${sessions.mintToken()}`;
  const offerLink = (token: string): boolean => {
    // Only who holds an earlier link of this host is answered so: a stranger on this machine prints nothing.
    if (options.onNewLink === undefined || !sessions.wasMinted(token)) return false;
    if (!sessions.isLinkWaiting()) options.onNewLink(newLink());
    return true;
  };
  const dependencies: RouteDependencies = { ...options, sessions, changes, uploads, offerLink };

  server.on('request', (request, response) => {
    const refusal = refuseForeignRequest(request, origin);
    if (refusal) return answerRefusal(response, refusal.status, refusal.reason);
    route(dependencies, request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else answerRefusal(response, 500, 'failed');
    });
  });

  return {
    url: newLink(),
    origin,
    newLink,
    close: async () => {
      changes.closeAll();
      await closeServer(server);
      await uploads.clear();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // Answers under way get a moment; a page that never reads must not keep the host alive.
    setTimeout(() => server.closeAllConnections(), 500).unref();
  });
}
