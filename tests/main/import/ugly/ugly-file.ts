import type { ReadImportOptions } from '../../../../src/main/import/read-import.ts';
import { textBytes } from '../import-fixtures.ts';

/** A file as a client could send it, and what must come of it. */
export type UglyFile = {
  readonly what: string;
  readonly bytes: Uint8Array;
  readonly options?: ReadImportOptions;
  /** `customer number open` of every row, amounts in minor units with their currency where it is not INR. */
  readonly rows?: readonly string[];
  /** `line column code` of every problem. */
  readonly problems?: readonly string[];
  /** Codes that must be among what was taken for granted. */
  readonly assumed?: readonly string[];
  /** The code of the refusal, where nothing may come in at all. */
  readonly refused?: string;
  /** Dates that read two ways are asked. */
  readonly asksDates?: true;
};

/** Column names and two good rows that most ugly files have in common, and what they give. */
export const head = 'Customer,Invoice No,Due Date,Amount';
export const plain = ['Asha,B-1,2025-05-01,100.00', 'Rao,B-2,2025-05-01,200.00'];
export const plainRows = ['Asha B-1 10000', 'Rao B-2 20000'];

/** Lines as a file. */
export function text(...lines: readonly string[]): Uint8Array {
  return textBytes(`${lines.join('\n')}\n`);
}
