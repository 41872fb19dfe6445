import { inflateSync } from 'node:zlib';

/**
 * What a reader finds in a PDF of Chromium, as far as the tests ask: `ActualText` where it stands (PDF 1.7, 14.9.4), the
 * fonts' own tables of characters elsewhere (9.10.3). Not a reader of PDFs at large.
 */
export function textOf(pdf: Uint8Array): string {
  const objects = objectsOf(pdf);
  const charactersByFont = new Map<string, ReadonlyMap<string, string>>();
  for (const body of objects.values()) {
    for (const [, name = '', reference = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(reference) ?? '')?.[1];
      if (table !== undefined) charactersByFont.set(name, charactersOf(streamOf(objects.get(table) ?? '')));
    }
  }
  return [...objects.values()]
    .filter((body) => body.includes('stream') && !body.includes('/Length1'))
    .map(streamOf)
    .filter((content) => content.includes('BDC'))
    .map((content) => spoken(content, charactersByFont))
    .join('');
}

/** The names of the fonts in a PDF, without the six letters that mark a part of a font. */
export function fontsOf(pdf: Uint8Array): Set<string> {
  const names = Buffer.from(pdf)
    .toString('latin1')
    .matchAll(/\/BaseFont \/[A-Z]{6}\+([\w-]+)/g);
  return new Set([...names].map(([, name = '']) => name));
}

function objectsOf(pdf: Uint8Array): ReadonlyMap<string, string> {
  const text = Buffer.from(pdf).toString('latin1');
  return new Map(
    [...text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]),
  );
}

/** What stands in an object's stream, which is as long as it says: its last byte may be one that also ends a line. */
function streamOf(body: string): string {
  const begin = /stream\r?\n/.exec(body);
  const [, length] = /\/Length (\d+)/.exec(body) ?? [];
  if (begin === null || length === undefined) return '';
  const start = begin.index + begin[0].length;
  const content = body.slice(start, start + Number(length));
  return body.includes('FlateDecode')
    ? inflateSync(Buffer.from(content, 'latin1')).toString('latin1')
    : content;
}

function characters(hexadecimal: string): string {
  return (hexadecimal.match(/.{4}/g) ?? [])
    .map((code) => String.fromCharCode(Number.parseInt(code, 16)))
    .join('');
}

/** The characters of each glyph, from the lines `<glyph> <characters>` and `<first> <last> <characters>`. */
function charactersOf(table: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, glyph = '', said = ''] of table.matchAll(/^<(\w{4})> <(\w+)>$/gm)) {
    found.set(glyph, characters(said));
  }
  for (const [, first = '', last = '', said = ''] of table.matchAll(/^<(\w{4})> <(\w{4})> <(\w{4})>$/gm)) {
    const start = Number.parseInt(first, 16);
    for (let glyph = start; glyph <= Number.parseInt(last, 16); glyph++) {
      const name = glyph.toString(16).toUpperCase().padStart(4, '0');
      found.set(name, String.fromCharCode(Number.parseInt(said, 16) + glyph - start));
    }
  }
  return found;
}

function spoken(content: string, charactersByFont: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> = new Map();
  let text = '';
  let isTold = false;
  for (const [token, actual, name, glyphs] of content.matchAll(
    /\/ActualText <FEFF(\w*)>|\/(F\d+) [\d.]+ Tf|<(\w+)> Tj|EMC/g,
  )) {
    if (actual !== undefined) {
      text += characters(actual);
      isTold = true;
    } else if (name !== undefined) font = charactersByFont.get(name) ?? new Map();
    else if (token === 'EMC') isTold = false;
    else if (!isTold) text += (glyphs?.match(/.{4}/g) ?? []).map((glyph) => font.get(glyph) ?? '').join('');
  }
  return text.replace(/\s+/g, '');
}
