import { type AttributesGetter, Parser } from 'saxen';
import { decodeXmlText } from '../xml-text.ts';
import { WorkbookFault } from './unpack.ts';

/** A cell of Excel holds 32,767 characters; text that goes on for longer is no sheet. */
const longestTextCharacters = 1_000_000;

/** What a reader of one part does with its elements; names come without their namespace prefix. */
export type ElementTaker = {
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

/** A reader that takes the XML of a part piece by piece. XML that is not well formed is a damaged workbook. */
export function xmlReader(taker: ElementTaker): { write: (xml: string) => void; end: () => void } {
  const parser = new Parser();
  const fail = (): never => {
    throw new WorkbookFault('damagedWorkbook');
  };
  parser.on('error', fail);
  const { open, text, close } = taker;
  let charactersSinceTag = 0;
  parser.on('openTag', (name: string, attributes: AttributesGetter) => {
    charactersSinceTag = 0;
    let read: ReturnType<AttributesGetter> | undefined;
    open?.(localName(name), (wanted) => {
      read ??= attributes();
      const value = read !== false && Object.hasOwn(read, wanted) ? read[wanted] : undefined;
      return value === undefined ? undefined : decodeXmlText(value);
    });
  });
  parser.on('closeTag', (name) => {
    charactersSinceTag = 0;
    close?.(localName(name));
  });
  if (text !== undefined) {
    parser.on('text', (part) => text(decodeXmlText(part)));
    parser.on('cdata', (part) => text(part));
  }
  return {
    write: (xml) => {
      charactersSinceTag += xml.length;
      parser.write(xml);
      // The parser holds what has no end yet and looks at it again with every piece.
      if (charactersSinceTag > longestTextCharacters + xml.length) fail();
    },
    end: () => {
      if (parser.end() !== null) fail();
    },
  };
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** Excel writes characters that XML cannot hold as `_x000D_` (ECMA-376 22.4.2.4). */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\dA-F]{4})_/gi, (_, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return character === '\r' ? '' : character;
  });
}
