/** An empty page until its own change. */
export function LawScreen(_props: Record<string, unknown>) {
  return null;
}
