/** Written by the feature's own change; an empty page until then. */
export function TodayScreen() {
  return null;
}
