import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asideReasons, suppressionReasons } from '../../../../src/shared/domain/worklist/placement.ts';
import { shippedPacks } from './shipped-packs.ts';

const root = new URL('../../../../', import.meta.url);

function json(path: string) {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8'));
}

/** Whether a language file has words under a dotted key. */
function hasWords(words: unknown, key: string): boolean {
  const found = key
    .split('.')
    .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], words);
  return typeof found === 'string' && found.length > 0;
}

/** The keys that the worklist's own code writes, read from its source. */
function worklistKeys(): readonly string[] {
  const folder = new URL('src/shared/domain/worklist/', root);
  const source = readdirSync(folder)
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  return [...new Set(source.match(/(?<=')(because|term|policy)\.\w+(?=')/g))].sort();
}

describe('every key that the rules, the worklist and the results send', () => {
  const compliance = json('resources/locales/en/compliance.json');
  const worklist = json('resources/locales/en/worklist.json');

  it('has English words for each rule and each event to wait for', () => {
    const rules = shippedPacks().packs.flatMap(({ pack }) => pack.rules);
    const events = rules.flatMap((rule) => rule.onFail.untilEvent ?? []).map((event) => `until.${event}`);
    const keys = [...rules.map((rule) => rule.message), ...events, 'until.debtorZoneResolved'];
    expect(keys.filter((key) => !hasWords(compliance, key))).toEqual([]);
  });

  it('has English words for each lane, suppression, term and policy', () => {
    const keys = [
      ...worklistKeys(),
      ...[...suppressionReasons, ...asideReasons].map((reason) => `hidden.${reason}`),
      ...['appointmentOverdue', 'holdReviewOverdue'].map((kind) => `escalation.${kind}`),
      ...json('resources/worklist/policies.json').policies.map(
        (policy: { titleKey: string }) => policy.titleKey,
      ),
    ];
    expect(keys.length).toBeGreaterThan(40);
    expect(keys.filter((key) => !hasWords(worklist, key))).toEqual([]);
  });

  it('has English words for each result of a contact', () => {
    const outcomes = json('resources/locales/en/outcomes.json');
    const keys = json('resources/dispositions/default.json').outcomes.map(
      (outcome: { message: string }) => outcome.message,
    );
    expect(keys.filter((key: string) => !hasWords(outcomes, key))).toEqual([]);
  });
});
