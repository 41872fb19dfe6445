import { expect, test } from 'vitest';

import { createSessions, linkLifetimeMs } from '../../../../src/main/host/browser-host/sessions.ts';

function openOne(nowMs = () => 0) {
  const sessions = createSessions(nowMs);
  const opened = sessions.open(sessions.mintToken());
  if (!opened) throw new Error('no session');
  return { sessions, secret: opened.secret, cookie: opened.setCookie.split(';')[0] ?? '' };
}

test('the cookie is for this host only, unreadable by pages and never sent from elsewhere', () => {
  const sessions = createSessions(() => 0);
  expect(sessions.open(sessions.mintToken())?.setCookie).toMatch(
    /^__Host-bahi-[0-9a-f]{8}=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
  );
});

test('a token works once, for a minute, and only the newest', () => {
  let nowMs = 0;
  const sessions = createSessions(() => nowMs);
  const older = sessions.mintToken();
  const newer = sessions.mintToken();
  expect(sessions.open(older)).toBeNull();
  expect(sessions.open('')).toBeNull();
  expect(sessions.open(newer)).not.toBeNull();
  expect(sessions.open(newer)).toBeNull();
  const late = sessions.mintToken();
  nowMs = linkLifetimeMs + 1;
  expect(sessions.open(late)).toBeNull();
});

test('a token that was given out is known again, used or too old, and a made-up one never', () => {
  let nowMs = 0;
  const sessions = createSessions(() => nowMs);
  expect(sessions.isLinkWaiting()).toBe(false);
  const token = sessions.mintToken();
  const known = () => [sessions.wasMinted(token), sessions.isLinkWaiting()];
  expect(known()).toEqual([true, true]);
  sessions.open(token);
  expect(known()).toEqual([true, false]);
  sessions.mintToken();
  nowMs = linkLifetimeMs + 1;
  expect(known()).toEqual([true, false]);
  expect([sessions.wasMinted(''), sessions.wasMinted('x'.repeat(43))]).toEqual([false, false]);
});

test('cookie and secret open together, and only of the same session', () => {
  const { sessions, cookie, secret } = openOne();
  const other = sessions.open(sessions.mintToken());
  const isOpen = (headers: Record<string, string>) => sessions.isOpen(headers);
  expect(isOpen({ cookie: `theme=dark; ${cookie}`, 'x-bahi-session': secret })).toBe(true);
  expect(isOpen({ cookie })).toBe(false);
  expect(isOpen({ 'x-bahi-session': secret })).toBe(false);
  expect(isOpen({ cookie, 'x-bahi-session': other?.secret ?? '' })).toBe(false);
  expect(isOpen({ cookie: cookie.replace('__Host-', ''), 'x-bahi-session': secret })).toBe(false);
  expect(isOpen({ cookie: `${cookie}x`, 'x-bahi-session': secret })).toBe(false);
});

test('the oldest of too many sessions ends', () => {
  const { sessions, cookie, secret } = openOne();
  for (let opened = 0; opened < 15; opened += 1) sessions.open(sessions.mintToken());
  expect(sessions.isOpen({ cookie, 'x-bahi-session': secret })).toBe(true);
  sessions.open(sessions.mintToken());
  expect(sessions.isOpen({ cookie, 'x-bahi-session': secret })).toBe(false);
});
