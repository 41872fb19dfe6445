/** An empty page until its own change. */
export function AgingScreen(_props: Record<string, unknown>) {
  return null;
}
