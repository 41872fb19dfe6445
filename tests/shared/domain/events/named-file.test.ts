import { expect, test } from 'vitest';
import { fileNamingKinds, namedFileOf } from '../../../../src/shared/domain/events/named-file.ts';

const sha256 = 'ab'.repeat(32);

test('an attachment and a picture of cash name a file; everything else names none', () => {
  const file = { sha256, sizeBytes: 12 };
  expect(namedFileOf({ kind: 'attachment.added', data: { ...file, mediaType: 'image/png' } })).toEqual(file);
  expect(namedFileOf({ kind: 'cash.deposited', data: { picture: file } })).toEqual(file);
  expect(namedFileOf({ kind: 'cash.countersigned', data: { picture: file } })).toEqual(file);
  expect(namedFileOf({ kind: 'cash.deposited', data: { picture: null } })).toBeNull();
  // The hash of a paper's words is no file.
  expect(namedFileOf({ kind: 'paper.printed', data: file })).toBeNull();
});

test('what a broken app says is no file, and never a throw', () => {
  const strange: unknown[] = [
    null,
    7,
    {},
    { sha256: 'short', sizeBytes: 1 },
    { sha256: sha256.toUpperCase(), sizeBytes: 1 },
    ...[0, -1, 1.5, '1', 2 ** 60].map((sizeBytes) => ({ sha256, sizeBytes })),
  ];
  for (const kind of fileNamingKinds) {
    for (const data of strange) expect(namedFileOf({ kind, data })).toBeNull();
  }
});
