/** An empty page until its own change. */
export function TeamScreen(_props: Record<string, unknown>) {
  return null;
}
