import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** How long an unused link stays good. */
export const linkLifetimeMs = 60_000;

/** The header that carries the page's own secret, kept in sessionStorage, which unlike a cookie is per port. */
export const sessionHeader = 'x-bahi-session';

/** Beyond this many pages the oldest session ends. */
const maximumSessions = 16;

/** So many links that were given out are known again when somebody opens one too late. */
const rememberedLinks = 64;

/** A session as it is handed to the page: the cookie to set and the secret to keep. */
export interface OpenedSession {
  readonly setCookie: string;
  readonly secret: string;
}

/** Links and sessions of one running browser host. Time comes from outside. */
export interface Sessions {
  /** A fresh one-time token. An older unused one stops working. */
  readonly mintToken: () => string;
  /** Trades a token for a session, once; null when it is wrong, used or older than a minute. */
  readonly open: (token: string) => OpenedSession | null;
  /** Whether this host gave out the token, used or not: whoever has it was once shown a link. */
  readonly wasMinted: (token: string) => boolean;
  /** Whether a link that was given out can still be opened. */
  readonly isLinkWaiting: () => boolean;
  /** True only when cookie and header belong to the same session. */
  readonly isOpen: (headers: IncomingHttpHeaders) => boolean;
}

interface Session {
  readonly cookieValue: string;
  readonly secret: string;
}

/** Keeps sessions in memory: they end with the host. */
export function createSessions(nowMs: () => number): Sessions {
  const cookieName = `__Host-bahi-${randomBytes(4).toString('hex')}`;
  const sessions: Session[] = [];
  const minted: string[] = [];
  let waiting: { readonly token: string; readonly expiresAtMs: number } | null = null;

  return {
    mintToken: () => {
      waiting = { token: newSecret(), expiresAtMs: nowMs() + linkLifetimeMs };
      minted.push(waiting.token);
      if (minted.length > rememberedLinks) minted.shift();
      return waiting.token;
    },
    wasMinted: (token) => minted.some((known) => sameSecret(token, known)),
    isLinkWaiting: () => waiting !== null && nowMs() <= waiting.expiresAtMs,
    open: (token) => {
      if (!waiting || nowMs() > waiting.expiresAtMs || !sameSecret(token, waiting.token)) return null;
      waiting = null;
      const session = { cookieValue: newSecret(), secret: newSecret() };
      sessions.push(session);
      if (sessions.length > maximumSessions) sessions.shift();
      return {
        secret: session.secret,
        setCookie: `${cookieName}=${session.cookieValue}; Path=/; HttpOnly; SameSite=Strict; Secure`,
      };
    },
    isOpen: (headers) => {
      const cookieValue = readCookie(headers.cookie, cookieName);
      const secret = headers[sessionHeader];
      if (cookieValue === null || typeof secret !== 'string') return false;
      return sessions.some(
        (session) => sameSecret(cookieValue, session.cookieValue) && sameSecret(secret, session.secret),
      );
    },
  };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function sameSecret(given: string, expected: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}

function readCookie(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const separator = part.indexOf('=');
    if (separator > 0 && part.slice(0, separator).trim() === name) return part.slice(separator + 1).trim();
  }
  return null;
}
