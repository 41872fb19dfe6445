import { useState } from 'react';

import { callOrThrow } from '../../procedures/call.ts';
import { mostChosen, toggleAll } from './chosen-rows.ts';
import type { WorklistFilters } from './use-worklist.ts';

const pageRows = 500;

/** The accounts that are chosen on Today, in no order. */
export interface Selection {
  readonly accountIds: ReadonlySet<string>;
  readonly toggle: (accountIds: readonly string[]) => void;
  readonly add: (accountIds: readonly string[]) => void;
  readonly clear: () => void;
  /** Chooses every account of the list as it is filtered, up to `mostChosen`. */
  readonly chooseAll: () => Promise<void>;
}

/** Which accounts are chosen; what is filtered away meanwhile stays chosen and is counted. */
export function useSelection(filters: WorklistFilters): Selection {
  const [accountIds, setAccountIds] = useState<ReadonlySet<string>>(new Set());
  const add = (added: readonly string[]): void =>
    setAccountIds((chosen) => new Set([...chosen, ...added].slice(0, mostChosen)));
  return {
    accountIds,
    add,
    toggle: (toggled) => setAccountIds((chosen) => toggleAll(chosen, toggled)),
    clear: () => setAccountIds(new Set()),
    chooseAll: async () => {
      const all: string[] = [];
      for (let offset = 0; offset < mostChosen; offset += pageRows) {
        const { rows, total } = await callOrThrow('listWorklist', { ...filters, offset, limit: pageRows });
        all.push(...rows.map((row) => row.accountId));
        if (offset + pageRows >= total) break;
      }
      add(all);
    },
  };
}
