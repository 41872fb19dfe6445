import { describe, expect, test } from 'vitest';
import { checkArrows } from './arrows.ts';
import { parseSource } from './source-files.ts';
import { checkSql } from './sql.ts';

const service = 'src/main/services/drafts/save-draft.ts';
const rule = 'SQL stands in src/main/db only';

/** The lines that the rule names in a snippet planted at a path. */
function linesOf(path: string, text: string): readonly number[] {
  const found = checkSql(parseSource(path, text));
  expect(found.every((finding) => finding.rule === rule && finding.file === path)).toBe(true);
  return found.map(({ line }) => line);
}

describe('SQL outside src/main/db', () => {
  test.each([
    ['a query', `const a = context.read.get('SELECT id FROM command WHERE id = ?', [id]);`],
    ['a query in small letters', `const a = 'select id from command';`],
    ['a query over several lines', 'const a = `\n  SELECT id,\n    body\n  FROM draft`;'],
    ['a query without a table', `const a = 'SELECT 1';`],
    ['a writing statement', `const a = "INSERT OR IGNORE INTO draft (id) VALUES (?)";`],
    ['a statement with its table put in', `const a = \`DELETE FROM \${table}\`;`],
    ['an update with its table put in', `const a = \`UPDATE \${table} SET status = 1\`;`],
    ['a common table expression', `const a = 'WITH late AS (SELECT 1) SELECT * FROM late';`],
    ['a table made', `const a = 'CREATE TEMP TABLE worked (id TEXT)';`],
    ['a pragma', `const a = 'PRAGMA user_version';`],
    ['the driver’s pragma', `file.pragma('user_version');`],
    ['a transaction by hand', `const a = 'BEGIN IMMEDIATE';`],
    ['a statement from elsewhere', 'const a = database.all(statement);'],
    ['a statement run on a handle of the context', 'context.ledger.write.run(statement);'],
    ['a statement run on a private handle', 'class A { #read = b; c() { return this.#read.iterate(d); } }'],
    ['a script', 'write.execute(script);'],
    ['a tagged statement', `const a = sql\`\${id}\`;`],
  ])('%s is refused', (_, text) => {
    expect(linesOf(service, text)).toHaveLength(1);
    expect(linesOf('src/main/ledger/append.ts', text)).toHaveLength(1);
    expect(linesOf('src/main/db/queries/drafts.ts', text)).toEqual([]);
    expect(linesOf('src/main/hub/orders.ts', text)).toEqual([]);
  });

  test.each([
    ['a sentence', `const a = 'Select a file'; const b = 'Update the list'; const c = 'delete this draft';`],
    ['a regular expression', `const a = /x/.exec(text);`],
    ['a map', 'const a = draftsById.get(id); const b = drafts.all();'],
    ['a service', 'const a = prepared.prepare(context);'],
    ['a promise of a file', 'const a = await file.read(buffer);'],
  ])('%s is none', (_, text) => {
    expect(linesOf(service, text)).toEqual([]);
  });

  test('each line is named once, with what to do', () => {
    expect(checkSql(parseSource(service, `a;\nread.get('SELECT 1'); read.all('SELECT 2');`))).toEqual([
      {
        file: service,
        line: 2,
        rule,
        mend: 'give the query a name in src/main/db/queries and call that',
      },
    ]);
  });

  test('tests may ask the database what they like', () => {
    expect(linesOf('tests/main/ledger/append.test.ts', `database.get('SELECT 1');`)).toEqual([]);
  });

  test('drizzle, which builds SQL, stays behind the wall of the driver', () => {
    const source = parseSource(service, `import { eq } from 'drizzle-orm';`);
    expect(checkArrows(source).map((finding) => finding.rule)).toEqual([
      '"drizzle-orm" only in src/main/db/ and src/main/hub/',
    ]);
  });
});
