import type { Finding } from './source-files.ts';

/** A text file with its path relative to the project. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

const looksLikePath = /^(src|bin|tests|migrations|resources|docs|\.ci)\/[^\s`]*$/;

/** Every path that a page names in backticks and that is not there. Placeholders (`<noun>`, `…`, `*`) are passed over. */
export function checkPathsOfPage(page: Page, exists: (path: string) => boolean): readonly Finding[] {
  return page.text.split('\n').flatMap((text, index) =>
    [...text.matchAll(/`([^`\n]+)`/g)]
      .map((match) => (match[1] ?? '').replace(/[.,;:]$/, '').replace(/:\d+$/, ''))
      .filter((named) => looksLikePath.test(named) && !/[<>…*{}]/.test(named) && !exists(named))
      .map((named) => ({
        file: page.path,
        line: index + 1,
        rule: 'every path a page names exists',
        mend: `${named} does not exist: correct the page, or say plainly that it comes later, without the path`,
      })),
  );
}

/** Every migration that no test under `tests/migrations` names. */
export function checkMigrations(migrations: readonly string[], tests: readonly Page[]): readonly Finding[] {
  return migrations.flatMap((migration) => {
    const name = migration.split('/').at(-1) ?? migration;
    if (tests.some((test) => test.text.includes(name))) return [];
    const mend = `write a test in tests/migrations that names ${name} and runs it on data of the version before`;
    return [{ file: migration, line: 1, rule: 'every migration has a test', mend }];
  });
}
