import type { Protocol } from 'electron';

import { contentSecurityPolicy, printedPagePolicy } from '../host/content-security.ts';
import { readStaticFile } from '../host/static-files.ts';
import { appOriginOf, appScheme, paperOrigin, screensOrigin } from './app-address.ts';

/** Registers `app:` as a standard, secure scheme. Must run before the app is ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Pages waiting to be printed, by id. */
export type PaperPages = ReadonlyMap<string, string>;

/** Serves `app://ledger/` from the built renderer and `app://paper/<id>` from memory; everything else is 404. */
export function serveApp(
  protocol: Pick<Protocol, 'handle'>,
  rendererDirectory: string,
  paperPages: PaperPages,
): void {
  protocol.handle(appScheme, (request) => respondToApp(request, rendererDirectory, paperPages));
}

/** The answer to one request of our scheme. */
export async function respondToApp(
  request: { readonly url: string; readonly method: string },
  rendererDirectory: string,
  paperPages: PaperPages,
): Promise<Response> {
  const origin = appOriginOf(request.url);
  if (request.method !== 'GET' || (origin !== screensOrigin && origin !== paperOrigin)) return notFound();
  // The raw path, not `URL.pathname`: a parser would fold `..` away and hide what was asked.
  const path = request.url.slice(origin.length).split(/[?#]/)[0] ?? '';
  if (origin === paperOrigin) {
    const page = paperPages.get(path.slice(1));
    // A paper carries its styles and fonts: nothing else is served where it is printed.
    return page === undefined ? notFound() : appResponse(page, 'text/html; charset=utf-8', printedPagePolicy);
  }
  const file = await readStaticFile(rendererDirectory, path);
  if (!file) return notFound();
  return appResponse(file.body, file.contentType, file.contentSecurityPolicy);
}

function notFound(): Response {
  return appResponse('not here', 'text/plain; charset=utf-8', contentSecurityPolicy(null), 404);
}

function appResponse(
  body: string | Uint8Array<ArrayBuffer>,
  contentType: string,
  policy: string,
  status = 200,
): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': contentType,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    },
  });
}
