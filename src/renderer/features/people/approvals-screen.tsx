/** An empty page until its own change. */
export function ApprovalsScreen(_props: Record<string, unknown>) {
  return null;
}
