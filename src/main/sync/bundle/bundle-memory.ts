import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { readIfPresent, writeDurably } from '../../keys/durable-file.ts';
import { parseJson } from './bundle-header.ts';

/** Files remembered for each device, and answers remembered by a device. */
const remembered = 200;

const memorySchema = z.strictObject({
  version: z.literal(1),
  /** What this device wrote. */
  written: z.strictObject({
    series: z.string(),
    number: z.int().nonnegative(),
    digest: z.string().nullable(),
    device: z.string(),
    /** The first own event in it; files of before do not say. */
    from: z.int().positive().optional(),
    upTo: z.int().nonnegative(),
    atMs: z.int().nonnegative(),
  }),
  /** Digests of answers that this device has taken whole. */
  taken: z.array(z.string()).max(remembered),
  /** What a hub here has taken, by device. */
  imported: z.record(
    z.string(),
    z.strictObject({
      epoch: z.string(),
      series: z.string(),
      number: z.int().positive(),
      digests: z.array(z.string()).max(remembered),
    }),
  ),
});

/**
 * What is remembered of files, beside the ledger: it decides nothing but which sentence is said. Whoever loses it reads and
 * writes as before, for every frame is compared with the ledger or the hub itself.
 */
export type BundleMemory = z.output<typeof memorySchema>;

/** Where a file stands in its series. */
export interface SeriesPlace {
  readonly series: string;
  readonly number: number;
  readonly previous: string | null;
}

/** Reads and keeps the memory of one profile. */
export interface BundleMemoryKeeper {
  read(): BundleMemory;
  write(memory: BundleMemory): void;
}

const fileName = 'bundles.json';

/** The memory in a profile's folder; one that is missing or damaged begins anew, with a series of its own. */
export function bundleMemoryIn(profileDirectory: string): BundleMemoryKeeper {
  const file = path.join(profileDirectory, fileName);
  return {
    read: () => {
      const parsed = memorySchema.safeParse(parseJson(readIfPresent(file)?.toString('utf8') ?? ''));
      return parsed.success ? parsed.data : freshMemory(randomBytes(6).toString('hex'));
    },
    write: (memory) => writeDurably(file, `${JSON.stringify(memory)}\n`),
  };
}

/** A memory of nothing, that begins this series. */
export function freshMemory(series: string): BundleMemory {
  return {
    version: 1,
    written: { series, number: 0, digest: null, device: '', upTo: 0, atMs: 0 },
    taken: [],
    imported: {},
  };
}

/** The place of the next file that this device writes. */
export function nextPlace({ written }: BundleMemory): SeriesPlace {
  return { series: written.series, number: written.number + 1, previous: written.digest };
}

/** The memory after a file was written. */
export function withWritten(
  memory: BundleMemory,
  file: {
    readonly device: string;
    readonly number: number;
    readonly digest: string;
    readonly from: number;
    readonly upTo: number;
    readonly atMs: number;
  },
): BundleMemory {
  return { ...memory, written: { ...memory.written, ...file } };
}

/** The memory after the answers of a file were taken. */
export function withTaken(memory: BundleMemory, digest: string): BundleMemory {
  return { ...memory, taken: [...memory.taken, digest].slice(-remembered) };
}

/** The memory after the hub took a file in. What it took in an epoch that is over does not count any more. */
export function withImported(
  memory: BundleMemory,
  file: {
    readonly device: string;
    readonly series: string;
    readonly number: number;
    readonly digest: string;
  },
  epoch: string,
): BundleMemory {
  const { device, series, number, digest } = file;
  const before = memory.imported[device];
  const digests = before?.epoch === epoch ? before.digests : [];
  const isSameSeries = before?.epoch === epoch && before.series === series;
  const imported = {
    epoch,
    series,
    number: isSameSeries ? Math.max(before.number, number) : number,
    digests: [...digests, digest].slice(-remembered),
  };
  return { ...memory, imported: { ...memory.imported, [device]: imported } };
}
