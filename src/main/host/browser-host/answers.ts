import type { ServerResponse } from 'node:http';

import { contentSecurityPolicy } from '../content-security.ts';

/** Headers that go out with everything: nothing is cached, framed, sniffed, shared or referred to elsewhere. */
const alwaysHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy(null),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cache-control': 'no-store',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
};

/** Sends a whole answer. */
export function answer(
  response: ServerResponse,
  status: number,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...alwaysHeaders, ...headers }).end(body);
}

/** Sends one value as JSON. */
export function answerJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  answer(response, status, JSON.stringify(value), { ...headers, 'content-type': 'application/json' });
}

/** Refuses in plain text and closes the connection, so that an unread body is not waited for. */
export function answerRefusal(response: ServerResponse, status: number, reason: string): void {
  answer(response, status, `${reason}\n`, {
    'content-type': 'text/plain; charset=utf-8',
    connection: 'close',
  });
}

/** Begins an answer that stays open, for server-sent events. */
export function beginEventStream(response: ServerResponse): void {
  response.writeHead(200, { ...alwaysHeaders, 'content-type': 'text/event-stream' });
}
