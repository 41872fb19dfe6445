/** A catalogue of event kinds, and the first version of the program that has it. */
export interface AppRelease {
  readonly version: number;
  readonly app: string;
}

/**
 * Which program brought which catalogue, the oldest first. Whoever raises `catalogueVersion` adds a line (a test holds them to it):
 * people know programs by their version, and the house's word is about catalogues.
 */
export const appReleases: readonly AppRelease[] = [{ version: 1, app: '0.1.0' }];

/**
 * The catalogue of a program by the version it gives of itself; of one that is newer than all of the list at least the newest. Null
 * where it is no version, or older than all of them.
 */
export function catalogueOfApp(app: string, releases = appReleases): number | null {
  const parts = versionParts(app);
  if (parts === null) return null;
  const had = releases.filter((release) => isAtLeast(parts, versionParts(release.app) ?? []));
  return had.at(-1)?.version ?? null;
}

/** The first version of the program that has a catalogue; null where this one does not know it yet. */
export function firstAppOf(version: number, releases = appReleases): string | null {
  return releases.find((release) => release.version === version)?.app ?? null;
}

/** The three numbers of `1.2.3`; what follows them (`-rc.1`) says nothing of what a program reads. */
function versionParts(app: string): readonly number[] | null {
  const [, ...parts] = /^(\d+)\.(\d+)\.(\d+)(?:[-+].*)?$/.exec(app) ?? [];
  return parts.length === 0 ? null : parts.map(Number);
}

function isAtLeast(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((part, place) => part !== other[place]);
  return at === -1 || (one[at] ?? 0) > (other[at] ?? 0);
}
