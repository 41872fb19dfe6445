import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

import { contentSecurityPolicy } from './content-security.ts';

/** One file of the built renderer, ready to be served by either door. */
export interface StaticFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  readonly contentSecurityPolicy: string;
}

/** What the renderer's build may hold. A file of any other kind is not served. */
const contentTypesByExtension: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** In `index.html` this stands for the nonce that its style elements carry; a fresh one goes out with every answer. */
const noncePlaceholder = '__CSP_NONCE__';

/**
 * The renderer's file a URL path names, or null: outside the directory, of an unknown kind, hidden, or not there.
 * `/` is `index.html`. The path is decoded once; what is still encoded then is a name, not a way up.
 */
export async function readStaticFile(directory: string, urlPath: string): Promise<StaticFile | null> {
  const path = safePath(directory, urlPath === '/' ? '/index.html' : urlPath);
  const contentType = path && contentTypesByExtension[extname(path)];
  if (!path || !contentType) return null;
  let body: Buffer<ArrayBuffer>;
  try {
    body = await readFile(path);
  } catch {
    return null;
  }
  const nonce = extname(path) === '.html' ? randomBytes(18).toString('base64url') : null;
  if (nonce) body = Buffer.from(body.toString('utf8').replaceAll(noncePlaceholder, nonce));
  return { body, contentType, contentSecurityPolicy: contentSecurityPolicy(nonce) };
}

/** The absolute path inside `directory`, or null for anything that is not plainly inside it. */
export function safePath(directory: string, urlPath: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (!decoded.startsWith('/') || /[\\\0]/.test(decoded)) return null;
  const segments = decoded.slice(1).split('/');
  if (segments.some((segment) => segment === '' || segment.startsWith('.'))) return null;
  const root = resolve(directory);
  const path = join(root, ...segments);
  return path.startsWith(root + sep) ? path : null;
}
