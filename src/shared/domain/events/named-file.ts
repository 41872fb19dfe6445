/** A file that an event names: by the hash of its plain bytes, with their number. */
export interface NamedFile {
  /** Hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** The kinds of events that name a file. The queries that look for them and the migrations say the same. */
export const fileNamingKinds: readonly string[] = [
  'attachment.added',
  'cash.deposited',
  'cash.countersigned',
];

/** The file that an event names, read as leniently as carrying it on asks; null for an event without one. Never throws. */
export function namedFileOf(event: { readonly kind: string; readonly data: unknown }): NamedFile | null {
  if (!fileNamingKinds.includes(event.kind)) return null;
  const data = event.data as { readonly picture?: unknown } | null;
  const said = event.kind === 'attachment.added' ? data : data?.picture;
  const { sha256, sizeBytes } = (said ?? {}) as { readonly sha256?: unknown; readonly sizeBytes?: unknown };
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return null;
  if (typeof sizeBytes !== 'number' || !Number.isSafeInteger(sizeBytes) || sizeBytes < 1) return null;
  return { sha256, sizeBytes };
}
