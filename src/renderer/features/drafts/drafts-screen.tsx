/** An empty page until its own change. */
export function DraftsScreen(_props: Record<string, unknown>) {
  return null;
}
