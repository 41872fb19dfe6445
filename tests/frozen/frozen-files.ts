import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FrozenEvent } from '../../src/shared/domain/events/codec.ts';

/** A version of the app wrote down how it spoke, once; whatever comes later still understands it. */
export interface FrozenFiles {
  /** Kinds by name, with their newest versions. */
  readonly kinds: readonly (readonly [kind: string, version: number])[];
  /** One event of every kind, as it is stored and travels. */
  readonly events: readonly FrozenEvent[];
  /** The life of one account with all it posted, event by event. */
  readonly money: readonly FrozenMoney[];
  /** Requests of devices to a new hub, and what it answered. */
  readonly meetings: readonly Exchange[];
}

export interface FrozenMoney extends FrozenEvent {
  readonly postings: readonly unknown[];
}

/** One request and its answer, as text. The first of all is the founding: the device's public key. */
export interface Exchange {
  readonly request: string;
  readonly answer: string;
}

const names = ['kinds', 'events', 'money', 'meetings'] as const;

const fileOf = (name: string, version: number): string =>
  path.join(import.meta.dirname, `${name}-${version}.jsonl`);

/** Versions of the catalogue that were frozen, oldest first. */
export function frozenVersions(): readonly number[] {
  const versions = readdirSync(import.meta.dirname).flatMap(
    (file) => /^kinds-(\d+)\.jsonl$/.exec(file)?.[1] ?? [],
  );
  return versions.map(Number).sort((one, other) => one - other);
}

export function readFrozen(version: number): FrozenFiles {
  const read = names.map((name) => {
    const lines = readFileSync(fileOf(name, version), 'utf8').trimEnd().split('\n');
    return [name, lines.map((line) => JSON.parse(line) as unknown)];
  });
  return Object.fromEntries(read) as FrozenFiles;
}

/** Writes what is not there yet. What is there is never changed: an app of then wrote it. */
export function writeFrozen(version: number, files: FrozenFiles): void {
  for (const name of names) {
    const lines = files[name].map((line) => `${JSON.stringify(line)}\n`);
    if (!existsSync(fileOf(name, version))) writeFileSync(fileOf(name, version), lines.join(''));
  }
}
