import type { NamedClaim } from '../../../../shared/domain/allocation/allocate.ts';
import type { Component } from '../../../../shared/domain/allocation/component.ts';
import { type AllocatableClaim, dueStateOn } from '../../../../shared/domain/allocation/order-claims.ts';
import type { DueState } from '../../../../shared/domain/allocation/policy.ts';
import { isPlainDate, type PlainDate } from '../../../../shared/domain/dates.ts';

/** The inputs of a vector as the file has them. */
export type VectorInputs = Readonly<Record<string, unknown>>;

/** The words files use for components, with ours. */
const componentsByWord: Readonly<Record<string, Component>> = {
  cost: 'cost',
  costs: 'cost',
  penalty: 'penalty',
  penalties: 'penalty',
  fee: 'fee',
  fees: 'fee',
  charge: 'fee',
  charges: 'fee',
  interest: 'interest',
  principal: 'principal',
};

/** Our component for a file's word; null where it is none. */
export function componentOf(word: string): Component | null {
  return componentsByWord[word.toLowerCase()] ?? null;
}

/** Minor units of a file's decimal text with at most two decimals; null where it is no amount. */
export function minorOf(text: unknown): number | null {
  if (typeof text !== 'string') return null;
  const found = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (found === null) return null;
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
}

/** A file's decimal text of minor units, two decimals. */
export function textOf(amountMinor: number): string {
  return `${Math.trunc(amountMinor / 100)}.${String(amountMinor % 100).padStart(2, '0')}`;
}

/** One claim of a vector: what the engine needs, and how the file calls it. */
export interface VectorClaim extends AllocatableClaim {
  readonly name: string | number;
  /** The file's word of each component it has. */
  readonly words: ReadonlyMap<Component, string>;
}

const statesByWord: Readonly<Record<string, DueState>> = {
  past_due: 'pastDue',
  overdue: 'pastDue',
  due: 'due',
  in_advance: 'inAdvance',
  future: 'inAdvance',
};

/** The claims of a vector, in the file's order: instalments, debts, or the components of one sum. */
export function claimsOf(inputs: VectorInputs, on: PlainDate): readonly VectorClaim[] {
  for (const key of ['instalments', 'installments', 'debts', 'agreements', 'claims', 'invoices']) {
    const rows = inputs[key];
    if (Array.isArray(rows)) return rows.map((row, at) => claimOf(row as VectorInputs, at, on));
  }
  return [claimOf(inputs, 0, on)];
}

function claimOf(row: VectorInputs, at: number, on: PlainDate): VectorClaim {
  const name = nameOf(row['no'] ?? row['id'] ?? row['number']) ?? at + 1;
  const { openMinorByComponent, words } = componentsOf(row);
  const openMinor = Object.values(openMinorByComponent).reduce((sum, minor) => sum + minor, 0);
  return {
    name,
    // The place first: claims that tie stand in the order of the file.
    claimId: `${String(at).padStart(4, '0')}|${name}`,
    dueOn: dateOf(row),
    state: stateOf(row, on),
    openMinorByComponent,
    words,
    disputedMinor: disputedMinorOf(row, openMinor),
    isSecured: row['secured'] === true,
    onerousness: onerousnessOf(row),
  };
}

function nameOf(said: unknown): string | number | null {
  return typeof said === 'string' || typeof said === 'number' ? said : null;
}

function componentsOf(row: VectorInputs): {
  readonly openMinorByComponent: Partial<Record<Component, number>>;
  readonly words: Map<Component, string>;
} {
  const openMinorByComponent: Partial<Record<Component, number>> = {};
  const words = new Map<Component, string>();
  for (const [word, value] of Object.entries(row)) {
    const component = componentOf(word);
    const minor = minorOf(value);
    if (component === null || minor === null) continue;
    openMinorByComponent[component] = (openMinorByComponent[component] ?? 0) + minor;
    words.set(component, word);
  }
  if (words.size > 0) return { openMinorByComponent, words };
  for (const word of ['balance', 'sumDue', 'amountDue', 'outstanding', 'open', 'due']) {
    const minor = minorOf(row[word]);
    if (minor !== null) return { openMinorByComponent: { principal: minor }, words };
  }
  return { openMinorByComponent, words };
}

function dateOf(row: VectorInputs): PlainDate | null {
  for (const word of ['due', 'dueOn', 'dueDate', 'date', 'since', 'incurredOn']) {
    const value = row[word];
    if (typeof value === 'string' && isPlainDate(value)) return value as PlainDate;
  }
  return null;
}

function stateOf(row: VectorInputs, on: PlainDate): DueState {
  const { state } = row;
  if (typeof state === 'string') return statesByWord[state] ?? 'pastDue';
  if (row['due'] === false || row['isDue'] === false) return 'inAdvance';
  const dueOn = dateOf(row);
  return dueOn === null ? 'due' : dueStateOn(dueOn, on);
}

function disputedMinorOf(row: VectorInputs, openMinor: number): number {
  if (row['disputed'] === true) return openMinor;
  return minorOf(row['disputed']) ?? minorOf(row['disputedAmount']) ?? 0;
}

/** Only compared, never reckoned with. */
function onerousnessOf(row: VectorInputs): number {
  const said =
    row['onerousness'] ?? row['interestRate'] ?? row['rate'] ?? row['onerous'] ?? row['moreOnerous'];
  return typeof said === 'boolean'
    ? Number(said)
    : typeof said === 'string' || typeof said === 'number'
      ? Number(said)
      : 0;
}

/** Claims that somebody names: `X`, `implied:X`, a list, a list of `{debt, amount}`, or amounts by name. */
export function namedOf(said: unknown, claims: readonly VectorClaim[]): readonly NamedClaim[] | null {
  if (said === undefined || said === null) return null;
  const items = Array.isArray(said) ? said : typeof said === 'object' ? Object.entries(said) : [said];
  return items.flatMap((item: unknown) => {
    const [name, amount] = nameAndAmount(item);
    const claim = claims.find((one) => String(one.name) === name);
    return claim === undefined ? [] : [{ claimId: claim.claimId, amountMinor: minorOf(amount) }];
  });
}

function nameAndAmount(item: unknown): readonly [string, unknown] {
  if (Array.isArray(item)) return [String(item[0]), item[1]];
  if (typeof item === 'object' && item !== null) {
    const row = item as VectorInputs;
    const name = nameOf(row['debt'] ?? row['id'] ?? row['instalment'] ?? row['no']) ?? '';
    return [String(name), row['amount']];
  }
  return [String(item).replace(/^(?:implied|express):/, ''), null];
}
