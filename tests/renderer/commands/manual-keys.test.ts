import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { screens } from '../../../src/renderer/app/screens.ts';
import type { CommandGroup } from '../../../src/renderer/commands/command.ts';
import { keyCaps } from '../../../src/renderer/commands/key-caps.ts';
import { type KeyEntry, keyTable } from '../../../src/renderer/commands/key-table.ts';

/** The first column of the manual's table, as the groups of the key table. */
const groupByPlace: Readonly<Record<string, CommandGroup>> = {
  everywhere: 'everywhere',
  'Office figures': 'lists',
  Bank: 'lists',
  'in Today': 'lists',
  'in Approvals': 'lists',
  'on an account': 'account',
  'in a panel': 'panel',
};

interface ManualKeys {
  readonly byGroup: ReadonlyMap<string, ReadonlySet<string>>;
  readonly afterG: readonly string[];
}

/** What the page says: the caps of each group, and the letters that follow G. */
function readManual(): ManualKeys {
  const page = readFileSync(new URL('../../../docs/user/keyboard.md', import.meta.url), 'utf8');
  const rows = page.split('\n').filter((line) => /^\| (?!where|-)/.test(line));
  const byGroup = new Map<string, Set<string>>();
  const afterG: string[] = [];
  let group = '';
  for (const row of rows) {
    const [, place = '', keys = ''] = row.split('|').map((cell) => cell.trim());
    if (place !== '') group = groupByPlace[place] ?? `no group: ${place}`;
    const caps = [...keys.matchAll(/`([^`]+)`/g)].map(([, cap = '']) => cap);
    if (keys.startsWith('`G` then')) {
      afterG.push(...caps.slice(1));
    } else {
      byGroup.set(group, new Set([...(byGroup.get(group) ?? []), ...caps]));
    }
  }
  return { byGroup, afterG };
}

/** Saved views are bound one by one, under the names people gave them. */
const viewCaps = ['Alt+1', 'Alt+9'];

describe('the page of keys in the manual', () => {
  const manual = readManual();

  test.each(['everywhere', 'lists', 'account', 'panel'] as const)(
    'names the keys of the table: %s',
    (group) => {
      const entries: readonly KeyEntry[] = Object.values(keyTable);
      const bound = new Set(
        entries.filter((entry) => entry.group === group).flatMap(({ keys }) => keyCaps(keys)),
      );
      const written = [...(manual.byGroup.get(group) ?? [])].filter((cap) => !viewCaps.includes(cap));
      expect(written.toSorted()).toEqual([...bound].toSorted());
    },
  );

  test('names the letter of every screen', () => {
    expect(manual.afterG.toSorted()).toEqual(screens.map(({ keys }) => keyCaps(keys)[1] ?? '').toSorted());
  });
});
