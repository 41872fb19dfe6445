import { Parser } from 'saxen';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import { decodeXmlText } from '../xml-text.ts';

/** An element of an XML file: its name without prefix, the line it begins on, what stands in it. */
export interface XmlElement {
  readonly name: string;
  readonly line: number;
  readonly currency: string | null;
  readonly children: XmlElement[];
  text: string;
}

/** The attribute that carries an amount's currency. */
const currencyName = 'Ccy';

/** Deeper than any statement; only a file made to hurt goes on. */
const mostDepth = 60;

/**
 * The tree of an XML text, whatever namespaces it uses. Refuses, with the line, what is not well formed. Entities other
 * than the five of XML are never read, so nothing outside the file can be drawn in.
 */
export function readXmlTree(text: string): Result<XmlElement, { readonly line: number }> {
  const root: XmlElement = { name: '', line: 1, currency: null, children: [], text: '' };
  const open: XmlElement[] = [root];
  let line = 1;
  let failedAt: number | null = null;
  const parser = new Parser();
  const fail = (): void => {
    failedAt ??= line;
  };
  parser.on('error', fail);
  parser.on('openTag', (name, attributes) => {
    if (open.length > mostDepth) fail();
    const read = attributes();
    const currency =
      read !== false && Object.hasOwn(read, currencyName) ? (read[currencyName] ?? null) : null;
    const element = { name: localName(name), line, currency, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closeTag', () => void open.pop());
  const take = (part: string): void => {
    const inner = open.at(-1);
    if (inner !== undefined) inner.text += part;
  };
  parser.on('text', (part) => take(decodeXmlText(part)));
  parser.on('cdata', take);
  for (const row of text.split('\n')) {
    if (failedAt !== null) break;
    parser.write(`${row}\n`);
    line += 1;
  }
  line = Math.max(1, line - 1);
  if (failedAt === null && (parser.end() !== null || open.length !== 1)) fail();
  return failedAt === null ? ok(root) : refused({ line: failedAt });
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The first element on a path of names; undefined where a step is missing. */
export function elementAt(from: XmlElement, ...path: readonly string[]): XmlElement | undefined {
  let at: XmlElement | undefined = from;
  for (const name of path) at = at?.children.find((child) => child.name === name);
  return at;
}

/** The text on a path, without outer spaces; empty where there is none. */
export function textAt(from: XmlElement, ...path: readonly string[]): string {
  return elementAt(from, ...path)?.text.trim() ?? '';
}

/** Direct children of a name. */
export function childrenOf(from: XmlElement, name: string): readonly XmlElement[] {
  return from.children.filter((child) => child.name === name);
}
