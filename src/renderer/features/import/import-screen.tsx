/** An empty page until its own change. */
export function ImportScreen(_props: Record<string, unknown>) {
  return null;
}
