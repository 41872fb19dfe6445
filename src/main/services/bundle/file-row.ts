import type { BundleFileProblem, BundleFileRow } from '../../../shared/contract/bundle.ts';
import type { BundleHeader } from '../../sync/bundle/bundle-header.ts';

/** A file as a person gave it. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Null where its envelope is not in order. */
  readonly header: BundleHeader | null;
}

const nothing = {
  people: [],
  missing: null,
  sent: 0,
  received: 0,
  held: 0,
  carried: { files: 0, bytes: 0, left: { files: 0, bytes: 0 } },
  isWhole: false,
  answerName: null,
} as const;

/** What is said of a file before anything became of it. */
export function plainRow({ name, header = null }: Partial<GivenFile> & { readonly name: string }) {
  return {
    ...nothing,
    name,
    kind: header?.kind ?? null,
    device: header?.device ?? null,
    number: header?.number ?? null,
    writtenMs: header?.createdMs ?? null,
  };
}

/** A file that changed nothing. */
export function refusedRow(
  file: Partial<GivenFile> & { readonly name: string },
  problem: BundleFileProblem,
): BundleFileRow {
  return { ...plainRow(file), outcome: 'refused', problem };
}
