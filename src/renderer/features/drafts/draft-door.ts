/** Which panel of the account a kind of draft belongs to, as the account's address names it. */
export function draftDoor(kind: string): { readonly do?: string } {
  const panels: Readonly<Record<string, string>> = {
    interaction: 'unfinished',
    promise: 'promise',
    receipt: 'receipt',
  };
  const panel = panels[kind];
  return panel === undefined ? {} : { do: panel };
}
