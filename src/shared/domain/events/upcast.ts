import type { EventKindName } from './kinds.ts';

/** The two parts of an event while an older shape is raised to the present one. */
export interface EventParts {
  readonly data: unknown;
  readonly personal: unknown;
}

/** Raises one kind from one version to the next. Stored bytes never change; readers understand every version for ever. */
export type Upcaster = (parts: EventParts) => EventParts;

/** Upcasters by kind, by the version each starts from. */
export type UpcasterTable = { readonly [Kind in EventKindName]?: Readonly<Record<number, Upcaster>> };

/** All kinds are at version 1 today, so there is nothing to raise yet. */
const upcasters: UpcasterTable = {};

/** The parts in the shape of the newest version, through every step between. */
export function upcast(
  kind: EventKindName,
  fromVersion: number,
  parts: EventParts,
  table: UpcasterTable = upcasters,
): EventParts {
  let raised = parts;
  for (let version = fromVersion; ; version += 1) {
    const step = table[kind]?.[version];
    if (step === undefined) return raised;
    raised = step(raised);
  }
}
