import { deflateSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { textOf } from '../../../helpers/paper/read-pdf.ts';

/** A PDF of one page that says a text, as far as the reader of the tests looks. */
function pdfSaying(text: string, packed: Buffer): string {
  const content = `/Span <</ActualText <FEFF${hexadecimal(text)}> >> BDC EMC`;
  const table = packed.toString('latin1');
  return [
    `1 0 obj\n<</Length ${content.length}>> stream\n${content}\nendstream\nendobj`,
    '2 0 obj\n<</Font <</F1 3 0 R>>>>\nendobj',
    '3 0 obj\n<</ToUnicode 4 0 R>>\nendobj',
    `4 0 obj\n<</Filter /FlateDecode\n/Length ${table.length}>> stream\n${table}\nendstream\nendobj`,
    '5 0 obj\n<</Length 48>> stream\n/P <</MCID 0>> BDC /F1 12 Tf <0001> Tj EMC      \nendstream\nendobj',
  ].join('\n');
}

function hexadecimal(text: string): string {
  return [...text].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');
}

/** A font's table, packed, whose packed bytes end with this one. */
function packedToEndWith(lastByte: number): Buffer {
  for (let attempt = 0; attempt < 1_000; attempt++) {
    const packed = deflateSync(`% ${'a'.repeat(attempt)}\n<0001> <0041>\n`);
    if (packed.at(-1) === lastByte) return packed;
  }
  throw new Error('no table ends so');
}

test.each([0x0d, 0x0a, 0x41])('a font is read whose packed table ends with the byte %d', (lastByte) => {
  const pdf = pdfSaying('क', packedToEndWith(lastByte));
  expect(textOf(Buffer.from(pdf, 'latin1'))).toBe('कA');
});
