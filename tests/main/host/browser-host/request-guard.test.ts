import fc from 'fast-check';
import { expect, test } from 'vitest';

import { refuseForeignRequest } from '../../../../src/main/host/browser-host/request-guard.ts';

const origin = 'http://127.0.0.1:4321';
const own = { host: '127.0.0.1:4321' };

test.each([
  ['GET', own, null],
  ['HEAD', own, null],
  ['GET', { ...own, 'sec-fetch-site': 'none' }, null],
  ['POST', { ...own, origin, 'sec-fetch-site': 'same-origin' }, null],
  ['POST', own, 403],
  ['POST', { ...own, origin: 'null' }, 403],
  ['POST', { ...own, origin: 'http://127.0.0.1:4322' }, 403],
  ['POST', { ...own, origin: `${origin}.evil.example` }, 403],
  ['GET', { ...own, origin: 'http://localhost:4321' }, 403],
  ['GET', { ...own, 'sec-fetch-site': 'same-site' }, 403],
  ['GET', { ...own, 'sec-fetch-site': 'cross-site' }, 403],
  ['GET', { host: 'localhost:4321' }, 421],
  ['GET', { host: 'evil.example:4321' }, 421],
  ['GET', { host: '127.0.0.1' }, 421],
  ['GET', {}, 421],
  ['GET', { ...own, upgrade: 'websocket' }, 400],
  ['OPTIONS', { ...own, origin }, 405],
  ['PUT', { ...own, origin }, 405],
])('%s with %o is answered %s', (method, headers, status) => {
  expect(refuseForeignRequest({ method, headers }, origin)?.status ?? null).toBe(status);
});

test('no other host, origin or site ever passes', () => {
  const foreign = fc.string().filter((text) => text !== own.host && text !== origin);
  fc.assert(
    fc.property(foreign, (text) => {
      const statuses = [
        refuseForeignRequest({ method: 'GET', headers: { host: text } }, origin),
        refuseForeignRequest({ method: 'POST', headers: { ...own, origin: text } }, origin),
        refuseForeignRequest({ method: 'GET', headers: { ...own, 'sec-fetch-site': `x${text}` } }, origin),
      ].map((refusal) => refusal?.status);
      expect(statuses).toEqual([421, 403, 403]);
    }),
  );
});
