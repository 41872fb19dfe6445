import { createCipheriv, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

import type { UploadLocation } from '../../shared/contract/messages.ts';
import { maximumUploadBytes } from '../../shared/contract/shell-bridge.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { sealAlgorithm, sealIvBytes, sealKeyBytes } from './sealed-format.ts';

/** Why a file was not taken: it is larger than the cap, or it cannot be read or written here. */
export type UploadRefusal = { readonly code: 'fileTooLarge' | 'fileUnreadable' };

/** A door's keeping of the files a person handed in, until the ledger host used them. */
export interface UploadStore {
  /** Seals arriving bytes into a file of its own; never holds more than one chunk in memory. */
  readonly receive: (
    name: string,
    chunks: AsyncIterable<Uint8Array>,
  ) => Promise<Result<UploadLocation, UploadRefusal>>;
  /** Names a file the person already owns; it is read where it lies and never deleted. */
  readonly adopt: (path: string) => Promise<Result<UploadLocation, UploadRefusal>>;
  readonly drop: (handle: string) => Promise<void>;
  /** Forgets everything, and first of all what an earlier run left behind. */
  readonly clear: () => Promise<void>;
}

/** Keeps uploads in `directory`, each sealed with a key that lives in memory alone, so leftovers are noise. */
export function createUploadStore(directory: string, maximumBytes = maximumUploadBytes): UploadStore {
  const ownPathsByHandle = new Map<string, string>();

  async function receive(
    name: string,
    chunks: AsyncIterable<Uint8Array>,
  ): Promise<Result<UploadLocation, UploadRefusal>> {
    const handle = newHandle();
    const path = join(directory, `${handle}.sealed`);
    const key = randomBytes(sealKeyBytes);
    let file: FileHandle | null = null;
    try {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      file = await open(path, 'wx', 0o600);
      const sizeBytes = await seal(file, key, chunks, maximumBytes);
      await file.close();
      if (sizeBytes === null) {
        await rm(path, { force: true });
        return refused({ code: 'fileTooLarge' });
      }
      ownPathsByHandle.set(handle, path);
      return ok({ handle, name: plainName(name), path, sizeBytes, keyBase64: key.toString('base64') });
    } catch {
      await file?.close().catch(() => {});
      await rm(path, { force: true });
      return refused({ code: 'fileUnreadable' });
    }
  }

  return {
    receive,
    adopt: async (path) => {
      try {
        const found = await stat(path);
        if (!found.isFile()) return refused({ code: 'fileUnreadable' });
        if (found.size > maximumBytes) return refused({ code: 'fileTooLarge' });
        return ok({
          handle: newHandle(),
          name: plainName(path),
          path,
          sizeBytes: found.size,
          keyBase64: null,
        });
      } catch {
        return refused({ code: 'fileUnreadable' });
      }
    },
    drop: async (handle) => {
      const path = ownPathsByHandle.get(handle);
      ownPathsByHandle.delete(handle);
      if (path) await rm(path, { force: true });
    },
    clear: async () => {
      ownPathsByHandle.clear();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Writes initialisation vector, cipher text and tag; answers the plain size in bytes, or null beyond the cap. */
async function seal(
  file: FileHandle,
  key: Uint8Array,
  chunks: AsyncIterable<Uint8Array>,
  maximumBytes: number,
): Promise<number | null> {
  const iv = randomBytes(sealIvBytes);
  const cipher = createCipheriv(sealAlgorithm, key, iv);
  await file.write(iv);
  let sizeBytes = 0;
  for await (const chunk of chunks) {
    sizeBytes += chunk.length;
    if (sizeBytes > maximumBytes) return null;
    await file.write(cipher.update(chunk));
  }
  await file.write(Buffer.concat([cipher.final(), cipher.getAuthTag()]));
  return sizeBytes;
}

function newHandle(): string {
  return randomBytes(24).toString('base64url');
}

/** The last part of a name without control characters: what a person may be shown and a ledger may keep. */
function plainName(name: string): string {
  const last = basename(name.replaceAll('\\', '/'));
  const printable = last.replace(/\p{C}/gu, '').trim().slice(0, 255);
  return /^\.*$/.test(printable) ? 'file' : printable;
}
