import { assert } from '../../shared/lib/assert.ts';
import type { HubValue } from './hub-store.ts';
import { columnToArray, valueToParameter } from './postgres-values.ts';

/** What PostgreSQL is asked: its own text, a name under which a connection remembers its plan, and the parameters. */
export interface PreparedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: (string | Buffer | null)[];
}

/** Membership in a list that comes as one JSON text; which type its members have is seen when it is there. */
export const listedInPostgres = '(SELECT unnest(?::listed))';

interface TranslatedText {
  readonly name: string;
  readonly text: string;
  /** Which parameters are lists, counted from 0. */
  readonly lists: readonly number[];
}

/** What may hold a question mark that is none: texts, names, remarks. Then the marks themselves. */
const parts = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\?(?:::listed)?/g;

/** More texts than this are no statements but values that somebody wrote into them. */
const mostTexts = 1_000;

/** Turns statements with `?` into PostgreSQL's; each text is read once, and named, so that it is planned once as well. */
export class PostgresStatements {
  readonly #translatedByText = new Map<string, TranslatedText>();

  /** A statement of the common subset with its parameters. */
  prepare(sql: string, parameters: readonly HubValue[]): PreparedStatement {
    const { name, text, lists } = this.#translate(sql);
    if (lists.length === 0) return { name, text, values: parameters.map(valueToParameter) };
    const members = lists.map((index) => readList(parameters[index] ?? null));
    const typed = members.reduce(
      (sum, { type }, list) => sum.replace(`::listed${list}`, `::${type}[]`),
      text,
    );
    const values = parameters.map((value, index) => {
      const list = members[lists.indexOf(index)];
      return list === undefined ? valueToParameter(value) : list.array;
    });
    return { name: `${name}_${members.map(({ type }) => type).join('_')}`, text: typed, values };
  }

  /** A name for a statement that is PostgreSQL's own already. */
  nameOf(text: string): string {
    return this.#translate(text).name;
  }

  #translate(sql: string): TranslatedText {
    const known = this.#translatedByText.get(sql);
    if (known !== undefined) return known;
    assert(
      this.#translatedByText.size < mostTexts,
      'values travel as parameters, not in the text of a statement',
    );
    const lists: number[] = [];
    let count = 0;
    const text = sql.replaceAll(parts, (part) => {
      if (!part.startsWith('?')) return part;
      count += 1;
      if (part === '?') return `$${count}`;
      lists.push(count - 1);
      return `$${count}::listed${lists.length - 1}`;
    });
    const translated = { name: `bahi_${this.#translatedByText.size + 1}`, text, lists };
    this.#translatedByText.set(sql, translated);
    return translated;
  }
}

function readList(json: HubValue): { readonly type: 'bigint' | 'text'; readonly array: Buffer } {
  assert(typeof json === 'string', 'a list is one JSON text');
  const members = JSON.parse(json) as readonly (string | number)[];
  const type = typeof members[0] === 'number' ? 'bigint' : 'text';
  return { type, array: columnToArray(type, members) };
}
