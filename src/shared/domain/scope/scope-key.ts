/** Before the key of a device that has every shelf of the team there is. */
const everythingMark = '*';

/** The scope key of a device (decision 0035) around a digest of who has a seat on it and with what reach. */
export function scopeKeyOf(digest: string, reach: { readonly office: boolean }): string {
  return reach.office ? `${everythingMark}${digest}` : digest;
}

/** Whether the device has every shelf there is, so that its own work never waits for a grant. */
export function reachesEverything(scopeKey: string): boolean {
  return scopeKey.startsWith(everythingMark);
}
