import type { Finding, SourceFile, SyntaxNode } from './source-files.ts';
import { isNode } from './source-files.ts';

/** Where SQL may stand: the ledger's database and, once it is built, the hub's. */
const homesOfSql = ['src/main/db/', 'src/main/hub/'];

const rule = 'SQL stands in src/main/db only';
const mend = 'give the query a name in src/main/db/queries and call that';

/**
 * A text that begins like a statement, in the capitals of the house or in small letters. Two words are asked for, so
 * that a sentence like "Select a file" or "update the list" is none.
 */
const beginsLikeSql = new RegExp(
  `^\\s*(${[
    'SELECT\\s[\\s\\S]*\\bFROM\\b',
    'SELECT\\s+\\d',
    'SELECT\\s+\\w+\\(',
    'INSERT\\s+(OR\\s+\\w+\\s+)?INTO',
    'REPLACE\\s+INTO',
    'UPDATE\\s+(OR\\s+\\w+\\s+)?[\\w"]*\\s*SET\\b',
    'DELETE\\s+FROM',
    'WITH\\s+(RECURSIVE\\s+)?\\w+\\s*(\\([^)]*\\)\\s*)?AS\\s*\\(',
    '(CREATE|DROP|ALTER)\\s+(TEMP\\s+|TEMPORARY\\s+|UNIQUE\\s+|VIRTUAL\\s+)?(TABLE|INDEX|VIEW|TRIGGER)',
    'PRAGMA\\s+\\w+',
    "ATTACH\\s+(DATABASE\\b|')",
    'BEGIN\\s+(IMMEDIATE|EXCLUSIVE|DEFERRED|TRANSACTION)',
    '(ROLLBACK\\s+TO|SAVEPOINT|RELEASE)\\s+\\w+',
    'VACUUM\\b',
  ].join('|')})`,
  'i',
);

/** What the port of `src/main/db/driver.ts` and the driver behind it take SQL with. */
const methodsThatTakeSql = new Set(['all', 'get', 'iterate', 'run', 'returning', 'execute']);

/** What a handle of the database is called in this house. */
const handleNames = new Set(['database', 'read', 'write', 'readable', 'writable', 'db']);

/** Every place outside the homes of SQL where a file writes a statement or hands one to the database. */
export function checkSql(source: SourceFile): readonly Finding[] {
  if (!source.path.startsWith('src/') || homesOfSql.some((home) => source.path.startsWith(home))) return [];
  const lines = new Set(
    source.nodes
      .filter((node) => writesSql(node) || handsOverSql(node))
      .map((node) => source.lineAt(node.start)),
  );
  return [...lines].map((line) => ({ file: source.path, line, rule, mend }));
}

function writesSql(node: SyntaxNode): boolean {
  if (node.type === 'TaggedTemplateExpression') return nameOf(node['tag']) === 'sql';
  if (node.type === 'Literal' && typeof node['value'] === 'string') return beginsLikeSql.test(node['value']);
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node['quasis'])) return false;
  // What is put in at run time counts as one word.
  const text = node['quasis'].map((quasi: unknown) => rawOf(quasi)).join('x');
  return beginsLikeSql.test(text);
}

function handsOverSql(node: SyntaxNode): boolean {
  if (node.type !== 'CallExpression' || !isNode(node['callee'])) return false;
  const callee = node['callee'];
  if (callee.type !== 'MemberExpression') return false;
  const method = nameOf(callee['property']) ?? '';
  if (method === 'pragma') return true;
  return methodsThatTakeSql.has(method) && handleNames.has(lastNameOf(callee['object']) ?? '');
}

/** `read` of `read`, of `context.read` and of `this.#read`. */
function lastNameOf(value: unknown): string | undefined {
  return isNode(value) && value.type === 'MemberExpression' ? nameOf(value['property']) : nameOf(value);
}

function nameOf(value: unknown): string | undefined {
  return isNode(value) && typeof value['name'] === 'string' ? value['name'] : undefined;
}

function rawOf(quasi: unknown): string {
  const value = isNode(quasi) ? quasi['value'] : undefined;
  return typeof value === 'object' && value !== null && 'raw' in value && typeof value.raw === 'string'
    ? value.raw
    : '';
}
