/** Why nothing was written into a place: it is not there (a stick that was pulled), takes nothing, or has no room. */
export type PlaceRefusal = { readonly code: 'placeMissing' | 'placeNotWritable' | 'placeFull' };

const missingCodes = new Set([
  'ENOENT',
  'ENOTDIR',
  'ENXIO',
  'ENODEV',
  'EIO',
  'SQLITE_CANTOPEN',
  'SQLITE_IOERR',
]);
const lockedCodes = new Set(['EACCES', 'EPERM', 'EROFS']);

/** The refusal behind an error of writing into a place a person chose; null for anything that is a bug. */
export function placeRefusalOf(error: unknown): PlaceRefusal | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  const { code } = error;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') return { code: 'placeFull' };
  if (lockedCodes.has(code) || code.startsWith('SQLITE_READONLY')) return { code: 'placeNotWritable' };
  return missingCodes.has(code) || code.startsWith('SQLITE_IOERR') ? { code: 'placeMissing' } : null;
}
