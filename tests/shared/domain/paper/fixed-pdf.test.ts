import { expect, test } from 'vitest';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { fixedPdf } from '../../../../src/shared/domain/paper/fixed-pdf.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const on = plainDate('2026-11-22');

function printed(
  moment: string,
  names: readonly [string, string],
  objects: readonly [number, number],
): string {
  const tree = [
    [names[0], objects[0]],
    [names[1], objects[1]],
  ].toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1));
  return [
    `/CreationDate (D:${moment}+00'00')`,
    `/ModDate (D:${moment}+00'00')`,
    `/S /TH /ID (node${names[0]})`,
    `/S /TH /ID (node${names[1]}) /Headers [(node${names[0]})]`,
    `/Limits [(node${tree[0]?.[0]}) (node${tree[1]?.[0]})]`,
    `/Names [${tree.map(([name, object]) => `(node${name}) ${object} 0 R`).join(' ')}]`,
    '(node is a word too) \u00e9\u00ff',
  ].join('\n');
}

test('two prints at other moments, counted from other places and in another order, are one file', () => {
  const one = bytes(printed('20261122081530', ['00000046', '00000254'], [63, 9]));
  const other = bytes(printed('20270105230000', ['00000912', '00000301'], [63, 9]));
  const fixed = fixedPdf(one, on);
  expect(fixed).toEqual(fixedPdf(other, on));
  expect(Buffer.from(fixed).toString('latin1')).toBe(
    printed('20261122000000', ['00000001', '00000002'], [63, 9]),
  );
});

test('nothing else changes, and no byte is gained or lost', () => {
  const pdf = bytes(printed('20261122081530', ['00000001', '00000002'], [63, 94]));
  const fixed = fixedPdf(pdf, plainDate('2026-11-22'));
  expect(fixed.length).toBe(pdf.length);
  expect(fixedPdf(fixed, on)).toEqual(fixed);
  expect(fixedPdf(bytes('/CreationDate (D:2026) and no more'), on)).toEqual(
    bytes('/CreationDate (D:2026) and no more'),
  );
});
