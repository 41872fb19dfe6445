import { rmSync } from 'node:fs';

/** Switches that would take the walls down. A packaged app refuses to start with them (`platform.md` §1 row 2). */
const refusedSwitches = ['no-sandbox', 'disable-web-security', 'allow-file-access-from-files'] as const;

/** The first switch that forbids a start, or null. A checkout may use them: tests run as root without a sandbox. */
export function findRefusedSwitch(hasSwitch: (name: string) => boolean, isPackaged: boolean): string | null {
  if (!isPackaged) return null;
  return refusedSwitches.find((name) => hasSwitch(name)) ?? null;
}

/** Deletes crash dumps: they hold heap memory, that is people's names. Dumps are never collected on purpose either. */
export function deleteCrashDumps(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}

/** The profile directory a command line names by `--data DIR` or `--data=DIR`; the last one counts; null for none. */
export function dataDirectoryOf(argv: readonly string[]): string | null {
  let found: string | null = null;
  argv.forEach((argument, index) => {
    if (argument.startsWith('--data=')) found = argument.slice('--data='.length);
    if (argument === '--data') found = argv[index + 1] ?? found;
  });
  return found === '' ? null : found;
}
