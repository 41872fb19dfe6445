import path from 'node:path';
import { z } from 'zod';
import { type AttemptCount, noFailures } from './lockout.ts';
import { readSealedFile, writeSealedFile } from './sealed-file.ts';
import type { DeviceSecret } from './sealing.ts';

const purpose = 'bahi lockout seal v1';

const lockoutSchema = z.strictObject({
  version: z.literal(1),
  users: z.array(
    z.strictObject({
      userId: z.string(),
      failures: z.int().nonnegative(),
      lastFailureAtMs: z.number(),
      lastFailureUptimeMs: z.number(),
    }),
  ),
});

/** Wrong attempts by person, as kept on the disk between starts. */
export type AttemptCounts = ReadonlyMap<string, AttemptCount>;

const fileOf = (profileDirectory: string): string => path.join(profileDirectory, 'lockout.json');

/**
 * Reads the counts. A file that is missing, unreadable or not sealed by this device answers `tampered`: deleting it
 * must not give new attempts.
 */
export function readAttemptCounts(
  profileDirectory: string,
  deviceSecret: DeviceSecret,
): AttemptCounts | 'tampered' {
  const file = readSealedFile(fileOf(profileDirectory), purpose);
  if (file === 'missing' || file === 'unreadable' || !file.isAuthentic(deviceSecret)) return 'tampered';
  const parsed = lockoutSchema.safeParse(file.content);
  if (!parsed.success) return 'tampered';
  return new Map(parsed.data.users.map(({ userId, ...count }) => [userId, count]));
}

/** Writes the counts durably, before the attempt they count is made. */
export function writeAttemptCounts(
  profileDirectory: string,
  counts: AttemptCounts,
  deviceSecret: DeviceSecret,
): void {
  const users = Array.from(counts, ([userId, count]) => ({ userId, ...count }));
  writeSealedFile(fileOf(profileDirectory), { version: 1, users }, purpose, deviceSecret);
}

/** The count of one person: none so far if they never failed. */
export function attemptCountOf(counts: AttemptCounts, userId: string): AttemptCount {
  return counts.get(userId) ?? noFailures;
}
