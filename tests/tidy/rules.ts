import type { Finding, SourceFile, SyntaxNode } from './source-files.ts';
import { isNode } from './source-files.ts';

const longestFileLines = 400;
const longestFunctionLines = 70;

const isConfig = (path: string): boolean => /\.config\.(ts|mjs)$/.test(path);
const isShared = (path: string): boolean => path.startsWith('src/shared/');

type Rule = (source: SourceFile) => readonly Finding[];

function finding(source: SourceFile, offset: number, rule: string, mend: string): Finding {
  return { file: source.path, line: source.lineAt(offset), rule, mend };
}

const noDefaultExports: Rule = (source) => {
  if (isConfig(source.path)) return [];
  const named = source.nodes.filter((node) => node.type === 'ExportDefaultDeclaration');
  return named.map((node) =>
    finding(source, node.start, 'no default exports', 'export it by name: one thing has one name everywhere'),
  );
};

const noAny: Rule = (source) =>
  source.nodes
    .filter((node) => node.type === 'TSAnyKeyword')
    .map((node) => finding(source, node.start, 'no `any`', 'write the type, or `unknown` and narrow it'));

/** What `src/shared` may not ask: it gets clock, ids and randomness as arguments. */
const hiddenInputs: Rule = (source) => {
  if (!isShared(source.path)) return [];
  return source.nodes.flatMap((node) => {
    const asked = hiddenInput(node);
    if (asked === undefined) return [];
    return [
      finding(
        source,
        node.start,
        `no ${asked} in src/shared`,
        'take it as an argument (clock, ids, randomness)',
      ),
    ];
  });
};

function hiddenInput(node: SyntaxNode): string | undefined {
  if (node.type === 'NewExpression' && nameOf(node['callee']) === 'Date') {
    return Array.isArray(node['arguments']) && node['arguments'].length === 0 ? '`new Date()`' : undefined;
  }
  if (node.type !== 'MemberExpression') return undefined;
  const object = nameOf(node['object']);
  const property = nameOf(node['property']);
  if (object === 'Date' && property === 'now') return '`Date.now`';
  if (object === 'Math' && property === 'random') return '`Math.random`';
  if (object === 'performance' && property === 'now') return '`performance.now`';
  if (object === 'crypto') return '`crypto`';
  if (object === 'globalThis' && property === 'crypto') return '`crypto`';
  return undefined;
}

function nameOf(value: unknown): string | undefined {
  return isNode(value) && typeof value['name'] === 'string' ? value['name'] : undefined;
}

/** Files that may turn an amount or a number into words of a language. */
const formattingHomes = [/^src\/shared\/domain\/money(-\w+)?(\.ts|\/)/, /^src\/renderer\/i18n\//];

const oneFormatter: Rule = (source) => {
  if (!source.path.startsWith('src/') || formattingHomes.some((home) => home.test(source.path))) return [];
  return source.nodes.flatMap((node) => {
    if (node.type !== 'MemberExpression') return [];
    const property = nameOf(node['property']);
    const isIntl = nameOf(node['object']) === 'Intl' && property === 'NumberFormat';
    if (property !== 'toLocaleString' && !isIntl) return [];
    return [
      finding(
        source,
        node.start,
        'amounts are written in one place',
        'use src/shared/domain/money or src/renderer/i18n: grouping and symbols must be the same everywhere',
      ),
    ];
  });
};

const shortFiles: Rule = (source) =>
  source.lines <= longestFileLines
    ? []
    : [
        finding(
          source,
          source.text.length - 1,
          `files of at most ${longestFileLines} lines`,
          `this one has ${source.lines}: split it by what it knows`,
        ),
      ];

const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Tests are told as one long callback of `describe`; there only files are measured. */
const shortFunctions: Rule = (source) => {
  if (source.path.startsWith('tests/')) return [];
  return source.nodes.flatMap((node) => {
    if (!functionTypes.has(node.type)) return [];
    const lines = source.lineAt(node.end) - source.lineAt(node.start) + 1;
    if (lines <= longestFunctionLines) return [];
    const rule = `functions of at most ${longestFunctionLines} lines`;
    return [
      finding(source, node.start, rule, `this one has ${lines}: keep the decisions, move the loops out`),
    ];
  });
};

/** Every exported function of `src/shared` and `src/main` says what it answers. */
const documentedExports: Rule = (source) => {
  if (!/^src\/(shared|main)\//.test(source.path)) return [];
  const seen = new Set<string>();
  return source.nodes.flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration') return [];
    const name = exportedFunctionName(node['declaration']);
    if (name === undefined || seen.has(name)) return [];
    seen.add(name);
    if (hasDocComment(source, node)) return [];
    const mend = `write one or two sentences of /** */ above ${name}: what it answers, units, refusals, source of a rule`;
    return [finding(source, node.start, 'exported functions have a doc comment', mend)];
  });
};

function exportedFunctionName(declaration: unknown): string | undefined {
  if (!isNode(declaration)) return undefined;
  if (declaration.type === 'FunctionDeclaration' || declaration.type === 'TSDeclareFunction') {
    return nameOf(declaration['id']);
  }
  if (declaration.type !== 'VariableDeclaration' || !Array.isArray(declaration['declarations']))
    return undefined;
  const first: unknown = declaration['declarations'][0];
  if (!isNode(first) || !isNode(first['init']) || !functionTypes.has(first['init'].type)) return undefined;
  return nameOf(first['id']);
}

function hasDocComment(source: SourceFile, node: SyntaxNode): boolean {
  const before = source.comments.filter((comment) => comment.end <= node.start).at(-1);
  if (before?.type !== 'Block' || !before.value.startsWith('*')) return false;
  return source.text.slice(before.end, node.start).trim() === '';
}

const noOpenEnds: Rule = (source) =>
  source.comments.flatMap((comment) => {
    const word = /\b(TODO|FIXME|XXX)\b/.exec(comment.value)?.[1];
    if (word === undefined) return [];
    return [
      finding(source, comment.start, `no ${word}`, 'do it now, or write an issue and take the comment away'),
    ];
  });

const noFocusedTests: Rule = (source) => {
  if (!source.path.startsWith('tests/')) return [];
  return source.nodes.flatMap((node) => {
    if (node.type !== 'MemberExpression' || nameOf(node['property']) !== 'only') return [];
    const object = node['object'];
    const name = nameOf(object) ?? (isNode(object) ? nameOf(object['object']) : undefined);
    if (name === undefined || !/^(test|it|describe|suite)$/.test(name)) return [];
    return [finding(source, node.start, 'no `.only`', 'take it away: it silences every other test')];
  });
};

// Written in pieces, so that this file does not break its own rule.
const machinePath = new RegExp(`["'\`\\s(=](/(${['work', 'root', 'tmp'].join('|')})/)`);

const noMachinePaths: Rule = (source) => {
  const match = machinePath.exec(source.text);
  if (match === null) return [];
  const mend = 'write it relative to the project, or use os.tmpdir()';
  return [finding(source, match.index + 1, 'no path of one machine', mend)];
};

const rules: readonly Rule[] = [
  noDefaultExports,
  noAny,
  hiddenInputs,
  oneFormatter,
  shortFiles,
  shortFunctions,
  documentedExports,
  noOpenEnds,
  noFocusedTests,
  noMachinePaths,
];

/** Breaches of the rules that concern one file alone. */
export function checkSource(source: SourceFile): readonly Finding[] {
  return rules.flatMap((rule) => rule(source));
}

/** Names that say nothing: what is in them belongs to a noun of the trade. `tests/helpers` is the one exception. */
export function checkNames(paths: readonly string[]): readonly Finding[] {
  return paths.flatMap((path) => {
    const parts = path.split('/').map((part) => part.replace(/\..*$/, ''));
    const empty = parts.find((part) => /^(utils?|common|misc|helpers?)$/.test(part));
    if (empty === undefined || (empty === 'helpers' && path.startsWith('tests/helpers/'))) return [];
    const mend = `"${empty}" says nothing: name the file after the noun it serves`;
    return [{ file: path, line: 1, rule: 'names are nouns of the trade', mend }];
  });
}
