import { readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseSync, visitorKeys } from 'oxc-parser';
import { listFilesUnder } from '../../bin/files.mjs';

/** What breaks a rule of the house: where, which rule, and how to mend it. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly mend: string;
}

/** A node of the syntax tree, as loosely as the rules need it. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** A comment of the source, without its marks. */
export interface SourceComment {
  readonly type: 'Block' | 'Line';
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** One parsed source file. `path` is relative to the project and written with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly nodes: readonly SyntaxNode[];
  readonly comments: readonly SourceComment[];
  readonly imports: readonly SourceImport[];
  lineAt(offset: number): number;
}

/** One module that a file names, in an import, a re-export, a dynamic import or an import type. */
export interface SourceImport {
  readonly specifier: string;
  readonly line: number;
}

export const projectRoot = join(import.meta.dirname, '..', '..');

const parsed = /\.(ts|tsx|mts|mjs)$/;

/** Every file under the given folders of the project, as paths relative to it, in a fixed order. */
export function listFiles(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) => listFilesUnder(join(projectRoot, folder))).map(toProjectPath);
}

function toProjectPath(path: string): string {
  return relative(projectRoot, path).replaceAll('\\', '/');
}

/** The parsed sources under the given folders. */
export function readSources(...folders: readonly string[]): readonly SourceFile[] {
  return listFiles(...folders)
    .filter((path) => parsed.test(path))
    .map((path) => parseSource(path, readFileSync(join(projectRoot, path), 'utf8')));
}

/** Whether a path relative to the project exists. */
export function existsInProject(path: string): boolean {
  return statSync(join(projectRoot, path), { throwIfNoEntry: false }) !== undefined;
}

/** Parses one source. Throws where it is not valid TypeScript: no rule can be checked on it then. */
export function parseSource(path: string, text: string): SourceFile {
  const result = parseSync(path, text);
  const problem = result.errors[0];
  if (problem !== undefined) throw new Error(`${path} does not parse: ${problem.message}`);
  const lineAt = lineFinder(text);
  const nodes: SyntaxNode[] = [];
  collectNodes(result.program as unknown as SyntaxNode, nodes);
  const lines = text.endsWith('\n') ? text.split('\n').length - 1 : text.split('\n').length;
  return { path, text, lines, nodes, comments: result.comments, imports: importsOf(nodes, lineAt), lineAt };
}

function collectNodes(node: SyntaxNode, into: SyntaxNode[]): void {
  into.push(node);
  for (const key of visitorKeys[node.type] ?? []) {
    const child = node[key];
    for (const item of Array.isArray(child) ? child : [child]) {
      if (isNode(item)) collectNodes(item, into);
    }
  }
}

/** Whether a value of the tree is itself a node. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function importsOf(nodes: readonly SyntaxNode[], lineAt: (offset: number) => number): SourceImport[] {
  return nodes.flatMap((node) => {
    const source = node['source'] ?? (node.type === 'TSImportType' ? node['argument'] : undefined);
    if (!/^(Import|Export|TSImportType)/.test(node.type) || !isNode(source)) return [];
    const literal = source.type === 'TSLiteralType' && isNode(source['literal']) ? source['literal'] : source;
    const specifier = literal['value'];
    return typeof specifier === 'string' ? [{ specifier, line: lineAt(node.start) }] : [];
  });
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
