import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import {
  type SampleLists,
  sampleBanksSchema,
  sampleFirmsSchema,
  samplePeopleSchema,
  samplePlacesSchema,
  sampleRemarksSchema,
} from '../../../shared/domain/sample/lists.ts';

/**
 * The word lists of the sample book. Read only when a book is made; they ship with the program, so a broken file is a
 * broken installation and stops with its name.
 */
export function readSampleLists(resourcesDirectory: string): SampleLists {
  const read = <Value>(name: string, schema: z.ZodType<Value>): Value => {
    const file = path.join(resourcesDirectory, 'sample', name);
    try {
      return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch (error) {
      throw new Error(`Assertion failed: the resource ${file} can be read`, { cause: error });
    }
  };
  return {
    people: read('people.json', samplePeopleSchema),
    firms: read('firms.json', sampleFirmsSchema),
    places: read('places.json', samplePlacesSchema),
    banks: read('banks.json', sampleBanksSchema),
    remarks: read('remarks.json', sampleRemarksSchema),
  };
}
