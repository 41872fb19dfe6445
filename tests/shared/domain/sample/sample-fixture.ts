import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadResources } from '../../../../src/main/services/resources.ts';
import { readSampleLists } from '../../../../src/main/services/sample/sample-lists.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import type { SampleAct, SampleBook, SampleRequest } from '../../../../src/shared/domain/sample/request.ts';
import { generateSampleBook } from '../../../../src/shared/domain/sample/sample-book.ts';

const directory = fileURLToPath(new URL('../../../../resources', import.meta.url));

/** The resources and lists as they ship. */
export const rules = loadResources(directory);
export const lists = readSampleLists(directory);
export const resourcesDirectory = path.resolve(directory);

/** The people of the test's book. */
export const staff = {
  admin: 'user-asha',
  field: 'user-field',
  desk: 'user-desk',
  supervisor: 'user-supervisor',
};

/** A sample book as of Tuesday 24 November 2026 unless said, with plain numbers for its receipts. */
export function sampleBook(asked: Partial<SampleRequest> & Pick<SampleRequest, 'accounts'>): SampleBook & {
  readonly list: readonly SampleAct[];
} {
  let receipts = 0;
  const book = generateSampleBook({
    seed: 1,
    asOf: plainDate('2026-11-24'),
    teamId: 'T-1',
    staff,
    rules,
    lists,
    nextReceiptNumber: () => {
      receipts += 1;
      return `R-${receipts}`;
    },
    ...asked,
  });
  return { ...book, list: [...book.acts] };
}
