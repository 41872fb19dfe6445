/** An empty page until its own change. */
export function SettingsScreen(_props: Record<string, unknown>) {
  return null;
}
