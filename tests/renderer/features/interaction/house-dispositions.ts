import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { DispositionMatrix } from '../../../../src/shared/domain/disposition/disposition-matrix.ts';
import { loadDispositions } from '../../../../src/shared/domain/disposition/load-dispositions.ts';

/** The shipped table of outcomes. */
export function shippedDispositions(): DispositionMatrix {
  const file = join(import.meta.dirname, '..', '..', '..', '..', 'resources', 'dispositions', 'default.json');
  const loaded = loadDispositions(JSON.parse(readFileSync(file, 'utf8')));
  if (!loaded.ok) throw new Error('the shipped outcomes are refused');
  return loaded.value;
}
