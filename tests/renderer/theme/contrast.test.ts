import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../../src/renderer/theme/tokens.css'), 'utf8');

function tokensOf(theme: string): ReadonlyMap<string, string> {
  const block = new RegExp(`:root\\[data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** Relative luminance of an sRGB colour (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (light + 0.05) / (dark + 0.05);
}

const onPage = ['text', 'muted', 'primary', 'danger', 'warning', 'ok'];
const pairs: readonly (readonly [front: string, back: string])[] = [
  ...onPage.flatMap((front) => ['page', 'surface', 'surface-raised'].map((back) => [front, back] as const)),
  ['on-primary', 'primary'],
  ['on-primary', 'primary-hover'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
  ...['primary', 'danger', 'warning', 'ok'].flatMap((tone) => [
    [tone, `${tone}-soft`] as const,
    ['text', `${tone}-soft`] as const,
  ]),
  ['text', 'surface-pressed'],
];

describe.each([
  ['desk-light', 4.5],
  ['desk-dark', 4.5],
  ['sunlight', 10],
])('%s', (theme, least) => {
  const tokens = tokensOf(theme);
  const ratio = ([front, back]: readonly [string, string]): number =>
    contrast(tokens.get(front) ?? '', tokens.get(back) ?? '');

  test(`keeps every text at ${least}:1 or more`, () => {
    const weak = pairs
      .filter((pair) => !(ratio(pair) >= least))
      .map((pair) => `${pair.join(' on ')}: ${ratio(pair)}`);
    expect(weak).toEqual([]);
  });

  test('keeps the borders of controls and the focus ring at 3:1 or more', () => {
    for (const front of ['control-border', 'focus']) {
      for (const back of ['page', 'surface', 'surface-raised']) {
        expect(ratio([front, back]), `${front} on ${back}`).toBeGreaterThanOrEqual(3);
      }
    }
  });
});
