import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readIfPresent, writeDurably } from '../../keys/durable-file.ts';
import { hubFiles } from '../../keys/hub-store.ts';

/**
 * Takes the word that lies beside a hub's store out of a folder: whoever has it goes on with the order as it is, so it is never in
 * two places. Null where there is none, or where it cannot be removed: a store without its word is a copy, and begins a new run.
 */
export function takeHubWord(folder: string): string | null {
  const file = path.join(folder, hubFiles.nonce);
  const word = readIfPresent(file)?.toString('utf8') ?? null;
  if (word === null) return null;
  try {
    rmSync(file);
  } catch {
    return null; // a stick that takes nothing: it may be given to another machine as well
  }
  return existsSync(file) ? null : word;
}

/** Lays the word beside a store. */
export function putHubWord(folder: string, word: string): void {
  writeDurably(path.join(folder, hubFiles.nonce), word);
}
