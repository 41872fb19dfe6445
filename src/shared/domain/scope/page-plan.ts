/** What stands at one place of a page: how many lines it takes. */
export interface PageWeight {
  readonly place: number;
  readonly lines: number;
}

/** Where a page ends. */
export interface PageEnd {
  readonly to: number;
  readonly more: boolean;
}

/**
 * Where a page that begins behind a place ends: before the first place with which it would hold more lines than its limit,
 * but never inside one place, and never without having come forward. `reached` is up to where the weights are known, `top` the
 * last place there is.
 */
export function endOfPage(
  weights: readonly PageWeight[],
  limit: number,
  span: { readonly from: number; readonly reached: number; readonly top: number },
): PageEnd {
  const linesByPlace = new Map<number, number>();
  for (const { place, lines } of weights) linesByPlace.set(place, (linesByPlace.get(place) ?? 0) + lines);
  let lines = 0;
  let to = span.from;
  for (const place of [...linesByPlace.keys()].sort((left, right) => left - right)) {
    if (place > span.reached) break;
    lines += linesByPlace.get(place) ?? 0;
    if (lines > limit && to > span.from) return { to, more: true };
    to = place;
    if (lines > limit) return { to, more: to < span.top };
  }
  return { to: span.reached, more: span.reached < span.top };
}
