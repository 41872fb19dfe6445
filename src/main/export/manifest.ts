import { z } from 'zod';

/** The version of the export's layout that this app writes, and the newest that it takes in. */
export const exportFormatVersion = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const whole = z.int();

/** What an export says about itself: every file with its hash, what the ledger held, and what folding it must give. */
export const manifestSchema = z.strictObject({
  format: z.literal('bahi-export'),
  formatVersion: z.int(),
  appVersion: z.string(),
  ledgerVersion: whole,
  madeAtMs: whole,
  madeOn: z.string(),
  /** Nothing in an export is encrypted; said here so that no reader has to guess. */
  encrypted: z.literal(false),
  team: z.strictObject({ teamId: z.string(), name: z.string() }),
  people: z.array(z.strictObject({ userId: z.string(), name: z.string(), active: z.boolean() })),
  counts: z.strictObject({
    events: whole,
    streams: whole,
    parties: whole,
    accounts: whole,
    items: whole,
    receipts: whole,
    attachments: whole,
  }),
  /** The device that wrote the export; its private key is not in it. */
  writtenBy: z.strictObject({
    device: z.string(),
    publicKey: z.string(),
    receiptPrefix: z.string(),
    receiptCounter: whole,
    seq: whole,
    chain: z.string(),
  }),
  /** The head of every device's chain, hexadecimal. */
  chains: z.array(z.strictObject({ device: z.string(), seq: whole, chain: sha256 })),
  controlTotals: z.array(
    z.strictObject({
      currency: z.string(),
      openMinor: whole,
      creditMinor: whole,
      receiptsMinor: whole,
      receipts: whole,
      postingsMinor: whole,
    }),
  ),
  /** SHA-256 over every table that follows from the events (`src/main/ledger/state-hash.ts`). */
  stateHash: sha256,
  tables: z.array(
    z.strictObject({
      table: z.string(),
      rows: whole,
      /** `truth` comes back row by row, `computed` is folded again from the events, `device` belongs to one machine. */
      role: z.enum(['truth', 'computed', 'device']),
      leftOut: z.array(z.string()),
    }),
  ),
  /** Files that some event names and this machine did not have, or had damaged. */
  missingAttachments: z.array(sha256),
  files: z.array(
    z.strictObject({
      path: z.string().regex(/^[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+)*$/u),
      bytes: z.int().nonnegative(),
      sha256,
    }),
  ),
});

/** A parsed manifest. */
export type ExportManifest = z.infer<typeof manifestSchema>;

/** The file that is written last: without it there is no export. */
export const manifestFile = 'manifest.json';

/** Where the events stand. */
export const eventsFile = 'events.ndjson';

/** Where the CSV of a table stands. */
export const tableFile = (table: string): string => `tables/${table}.csv`;

/** Where the schema of a table stands. */
export const schemaFile = (table: string): string => `schemas/${table}.schema.json`;

/** Where a decrypted attachment stands: by the hash of its bytes, with an ending that opens it. */
export const attachmentFile = (sha256Hex: string, ending: string): string =>
  `attachments/${sha256Hex}${ending}`;
