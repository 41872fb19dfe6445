/** Written by the feature's own change; an empty page until then. */
export function AccountScreen(_props: { readonly accountId: string; readonly opening: string | null }) {
  return null;
}
