import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { type ExportManifest, exportFormatVersion, manifestFile, manifestSchema } from './manifest.ts';

/** Why an export is not taken in. `file` is its path inside the export. */
export type ExportRefusal =
  | { readonly code: 'exportNotFound' }
  | { readonly code: 'exportUnreadable' }
  | { readonly code: 'exportNewer'; readonly formatVersion: number }
  | { readonly code: 'exportFileMissing'; readonly file: string }
  | { readonly code: 'exportFileCut'; readonly file: string }
  | { readonly code: 'exportFileChanged'; readonly file: string }
  | { readonly code: 'exportDoesNotAgree'; readonly what: string };

/** Reads what an export says about itself and compares every file it names with its size and SHA-256. */
export function readExport(folder: string): Result<ExportManifest, ExportRefusal> {
  const manifest = readManifest(folder);
  if (!manifest.ok) return manifest;
  for (const listed of manifest.value.files) {
    const place = path.join(folder, listed.path);
    const stats = statSync(place, { throwIfNoEntry: false });
    if (stats?.isFile() !== true) return refused({ code: 'exportFileMissing', file: listed.path });
    if (stats.size < listed.bytes) return refused({ code: 'exportFileCut', file: listed.path });
    if (stats.size !== listed.bytes || hashOfFile(place) !== listed.sha256) {
      return refused({ code: 'exportFileChanged', file: listed.path });
    }
  }
  return manifest;
}

/** What an export says about itself, believed for now: to show what it holds. */
export function readManifest(folder: string): Result<ExportManifest, ExportRefusal> {
  const file = path.join(folder, manifestFile);
  if (!existsSync(file)) return refused({ code: 'exportNotFound' });
  const content = parseJson(readFileSync(file, 'utf8'));
  const version = z.object({ format: z.literal('bahi-export'), formatVersion: z.int() }).safeParse(content);
  if (!version.success) return refused({ code: 'exportUnreadable' });
  const { formatVersion } = version.data;
  if (formatVersion > exportFormatVersion) return refused({ code: 'exportNewer', formatVersion });
  const parsed = manifestSchema.safeParse(content);
  const leadsOut = parsed.data?.files.some((listed) => listed.path.split('/').includes('..'));
  return parsed.success && leadsOut === false ? ok(parsed.data) : refused({ code: 'exportUnreadable' });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** SHA-256 of a file in hexadecimal, read in pieces. */
export function hashOfFile(file: string): string {
  const hash = createHash('sha256');
  for (const piece of piecesOfFile(file)) hash.update(piece);
  return hash.digest('hex');
}

function* piecesOfFile(file: string): Generator<Buffer> {
  const piece = Buffer.alloc(1024 * 1024);
  const descriptor = openSync(file, 'r');
  try {
    for (let read = readSync(descriptor, piece); read > 0; read = readSync(descriptor, piece)) {
      yield piece.subarray(0, read);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** The lines of a text file, one at a time; a last line without an end counts too. */
export function* linesOfFile(file: string): Generator<string> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for (const piece of piecesOfFile(file)) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
