import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { appVersion } from '../../../src/shared/lib/app-version.ts';

test('the version an export names is the version of the package', () => {
  const file = path.resolve(import.meta.dirname, '../../../package.json');
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  expect(appVersion).toBe(version);
});
