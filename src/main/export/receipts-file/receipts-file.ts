import { createHash } from 'node:crypto';
import type { ReceiptsBatch } from './batch.ts';
import { batchName } from './file-lines.ts';
import { genericFile } from './generic-file.ts';
import { quickbooksFile } from './quickbooks-file.ts';
import { tallyFile } from './tally-file.ts';
import { zohoFile } from './zoho-file.ts';

/** A receipts file to be saved. */
export interface ReceiptsFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly text: string;
  /** SHA-256 of the text as UTF-8, in hex. */
  readonly sha256: string;
}

const shapes = {
  generic: { render: genericFile, ending: 'csv', mediaType: 'text/csv' },
  tally: { render: tallyFile, ending: 'xml', mediaType: 'application/xml' },
  zoho: { render: zohoFile, ending: 'csv', mediaType: 'text/csv' },
  quickbooks: { render: quickbooksFile, ending: 'csv', mediaType: 'text/csv' },
} as const;

/** The receipts file of a batch: the same batch is the same bytes, today and in a year. */
export function receiptsFile(batch: ReceiptsBatch): ReceiptsFile {
  const { render, ending, mediaType } = shapes[batch.data.shape];
  const text = render(batch);
  const count = batch.data.entries.length;
  return {
    fileName: `receipts-${batchName(batch)}-${batch.data.madeOn}-${count}.${ending}`,
    mediaType,
    text,
    sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
  };
}
