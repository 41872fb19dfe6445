import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { present } from '../../shared/lib/assert.ts';
import { decryptBlob, encryptBlob, sha256Hex } from './blob.ts';
import type { BlobFiles } from './blob-files.ts';
import { writeDurably } from './durable-file.ts';
import { type DataKey, deriveKey, seal, unseal } from './sealing.ts';

const purpose = 'bahi kept files v1';
const partPurpose = 'bahi part of a file v1';
const noSalt = new Uint8Array();

/** A photo of a phone or a scan of some pages; larger files are not evidence but archives. */
export const mostFileBytes = 20 * 1024 * 1024;

/** The key of a ledger's kept files: it follows from the ledger's and opens nothing else, so that a hub may hold it. */
export function keptFilesKey(dataKey: DataKey): DataKey {
  return deriveKey(dataKey, noSalt, purpose) as Uint8Array as DataKey;
}

/** What opens kept files. */
export interface KeptFileKeys {
  readonly files: DataKey;
  /** Opens files of before `files` was; a hub does not have it while the screen is locked. */
  readonly before: DataKey | null;
}

/** The keys of a ledger that is open. */
export function keptFileKeysOf(dataKey: DataKey): KeptFileKeys {
  return { files: keptFilesKey(dataKey), before: dataKey };
}

/**
 * Encrypted files in a folder, each under the hash of its plain bytes. What is on its way lies encrypted in `arriving`, part by
 * part, and is looked for there again after whatever happened.
 */
export function keptFiles(directory: string, keys: KeptFileKeys): BlobFiles {
  return new KeptFiles(directory, keys);
}

/** Where a kept file lies in its folder. */
export function keptFilePath(directory: string, sha256: string): string {
  return path.join(directory, sha256.slice(0, 2), `${sha256}.blob`);
}

const arrivingFolder = 'arriving';

/** A sender's name as it stands in the name of a folder. */
const senderMark = (sender: string): string => sha256Hex(Buffer.from(sender)).slice(0, 16);

class KeptFiles implements BlobFiles {
  readonly #directory: string;
  readonly #keys: KeptFileKeys;
  /** The file that was read last: it is asked for part by part. */
  #last: { readonly sha256: string; readonly plain: Uint8Array } | null = null;

  constructor(directory: string, keys: KeptFileKeys) {
    this.#directory = directory;
    this.#keys = keys;
  }

  has(sha256: string): boolean {
    return existsSync(keptFilePath(this.#directory, sha256));
  }

  read(sha256: string): Uint8Array | null {
    if (!this.has(sha256)) return null;
    if (this.#last?.sha256 === sha256) return this.#last.plain;
    const file = readFileSync(keptFilePath(this.#directory, sha256));
    const plain = this.#open(file, sha256);
    if (plain !== null) this.#last = { sha256, plain };
    return plain;
  }

  keep(sha256: string, plain: Uint8Array): void {
    if (this.has(sha256) && this.read(sha256) !== null) return;
    const sealed = encryptBlob(this.#keys.files, plain, mostFileBytes);
    const { file } = present(sealed.ok ? sealed.value : null, 'a file that is not too large');
    const place = keptFilePath(this.#directory, sha256);
    mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 });
    writeDurably(`${place}.part`, file);
    renameSync(`${place}.part`, place);
  }

  remove(sha256: string): void {
    if (this.#last?.sha256 === sha256) this.#last = null;
    rmSync(keptFilePath(this.#directory, sha256), { force: true });
  }

  arrived(sha256: string, sender: string): number {
    let bytes = 0;
    for (const part of this.#parts(sha256, sender)) {
      if (part.from !== bytes) break;
      bytes += part.length;
    }
    return bytes;
  }

  add(sha256: string, sender: string, part: { readonly from: number; readonly bytes: Uint8Array }): void {
    const folder = this.#arriving(sha256, sender);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const sealed = seal(this.#keys.files, part.bytes, `${partPurpose} ${sha256} ${part.from}`);
    writeDurably(path.join(folder, `${part.from}-${part.bytes.length}.part`), sealed);
  }

  collect(sha256: string, sender: string): Uint8Array {
    const folder = this.#arriving(sha256, sender);
    const opened = this.#parts(sha256, sender).map(({ from, name }) => {
      const sealed = readFileSync(path.join(folder, name));
      return unseal(this.#keys.files, sealed, `${partPurpose} ${sha256} ${from}`) ?? new Uint8Array();
    });
    return Buffer.concat(opened);
  }

  drop(sha256: string, sender: string): void {
    rmSync(this.#arriving(sha256, sender), { recursive: true, force: true });
  }

  keepArriving(
    known: readonly { readonly sha256: string; readonly sender: string }[],
    senders: readonly string[],
  ): void {
    const folder = path.join(this.#directory, arrivingFolder);
    if (!existsSync(folder)) return;
    const kept = new Set(known.map(({ sha256, sender }) => path.basename(this.#arriving(sha256, sender))));
    const marks = senders.map(senderMark);
    for (const name of readdirSync(folder)) {
      if (kept.has(name) || marks.some((mark) => name.endsWith(`.${mark}`))) continue;
      rmSync(path.join(folder, name), { recursive: true, force: true });
    }
  }

  #open(file: Uint8Array, sha256: string): Uint8Array | null {
    const expected = { plaintextSha256: sha256, maxBytes: mostFileBytes };
    const opened = decryptBlob(this.#keys.files, file, expected);
    if (opened.ok) return opened.value;
    if (this.#keys.before === null) return null;
    const old = decryptBlob(this.#keys.before, file, expected);
    return old.ok ? old.value : null;
  }

  #arriving(sha256: string, sender: string): string {
    return path.join(this.#directory, arrivingFolder, `${sha256}.${senderMark(sender)}`);
  }

  #parts(
    sha256: string,
    sender: string,
  ): { readonly from: number; readonly length: number; readonly name: string }[] {
    const folder = this.#arriving(sha256, sender);
    if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
    return readdirSync(folder)
      .flatMap((name) => {
        const [, from, length] = /^(\d+)-(\d+)\.part$/u.exec(name) ?? [];
        return from === undefined ? [] : [{ from: Number(from), length: Number(length), name }];
      })
      .sort((left, right) => left.from - right.from);
  }
}
