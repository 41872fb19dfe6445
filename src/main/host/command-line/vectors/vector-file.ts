import { z } from 'zod';

const vectorSchema = z.looseObject({
  id: z.string().optional(),
  rule: z.string().nullable().optional(),
  source: z.string().optional(),
  title: z.string().optional(),
  convention: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()).default({}),
  /** A classification expects one word; then it also says how many days are counted. */
  expect: z.union([z.record(z.string(), z.unknown()), z.string()]).optional(),
  daysOverdueInclusive: z.int().optional(),
  expected: z.record(z.string(), z.unknown()).optional(),
});

/** One vector of a file, with what it expects. */
export type FileVector = z.output<typeof vectorSchema> & {
  readonly id: string;
  readonly expected: Readonly<Record<string, unknown>>;
};

/** Who answers the vectors of one family. */
export interface AnswerVector {
  readonly family: RegExp;
  readonly answer: (vector: FileVector) => Readonly<Record<string, unknown>> | null;
}

const fileSchema = z.looseObject({
  vectors: z.array(vectorSchema).optional(),
  classificationVectors: z.array(vectorSchema).optional(),
  deadlineVectors: z.array(vectorSchema).optional(),
});

/** The vectors of every list of a file (decided 25); a classification without an id is `classification/<n>`. Throws on another file. */
export function vectorsOfFile(json: unknown): readonly FileVector[] {
  const { vectors, classificationVectors = [], deadlineVectors = [] } = fileSchema.parse(json);
  const lists = [
    { name: 'vectors', rows: vectors ?? [] },
    { name: 'classification', rows: classificationVectors },
    { name: 'deadline', rows: deadlineVectors },
  ];
  const found = lists.flatMap(({ name, rows }) =>
    rows.map((row, at) => ({
      ...row,
      id: row.id ?? `${name}/${at + 1}`,
      expected: row.expected ?? expectedOf(row),
    })),
  );
  if (found.length === 0) throw new Error('no vectors');
  return found;
}

function expectedOf({
  expect = {},
  daysOverdueInclusive,
}: z.output<typeof vectorSchema>): Readonly<Record<string, unknown>> {
  if (typeof expect !== 'string') return expect;
  return { class: expect, ...(daysOverdueInclusive === undefined ? {} : { daysOverdueInclusive }) };
}
