/** Written by the feature's own change; an empty page until then. */
export function PlanScreen(_props: { readonly accountId: string }) {
  return null;
}

/** Written by the feature's own change; an empty page until then. */
export function PlanPaper(_props: { readonly accountId: string }) {
  return null;
}
