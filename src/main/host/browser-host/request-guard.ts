import type { IncomingHttpHeaders } from 'node:http';

/** What the guard looks at; a plain shape so that every case can be tested without a socket. */
export interface GuardedRequest {
  readonly method?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** Status and reason of a request that is not served. The reason is for people reading a developer console. */
export interface GuardRefusal {
  readonly status: 400 | 403 | 405 | 421;
  readonly reason: string;
}

/**
 * Refuses what did not come from our own page on this very origin; null lets it pass. Exact `Host` (no DNS
 * rebinding, no alias), fetch metadata where the browser sends it, exact `Origin`, and an `Origin` at all on
 * anything but GET and HEAD (`platform.md` decision 6).
 */
export function refuseForeignRequest(request: GuardedRequest, origin: string): GuardRefusal | null {
  const { method, headers } = request;
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') {
    return { status: 405, reason: 'method not served' };
  }
  if (headers.host !== new URL(origin).host) return { status: 421, reason: 'wrong host' };
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return { status: 403, reason: 'cross-site request' };
  }
  if (headers.origin !== undefined && headers.origin !== origin) {
    return { status: 403, reason: 'wrong origin' };
  }
  if (method === 'POST' && headers.origin === undefined) return { status: 403, reason: 'origin required' };
  if (headers.upgrade !== undefined) return { status: 400, reason: 'no upgrades' };
  return null;
}
