import type { z } from 'zod';

/** The answer of a quick reader that cannot vouch for a value: the schema itself has to be asked. */
export const unsure: unique symbol = Symbol('unsure');

/** Reads a value as its schema would; `unsure` wherever the two might differ. */
export type QuickReader = (value: unknown) => unknown;

/**
 * A reader made once from a schema of events: it accepts what is plainly valid, in the schema's own shape and order of
 * members, and is unsure of everything else. Every fold reads every event, and a schema takes several times as long;
 * since it never refuses, what a schema would refuse is still refused by the schema. Whatever part of a schema it does
 * not know makes it unsure, so that a new kind is slow before it is wrong.
 */
export function quickReader(schema: z.ZodType): QuickReader {
  const known = readersBySchema.get(schema);
  if (known !== undefined) return known;
  const made = makeReader(schema);
  readersBySchema.set(schema, made);
  return made;
}

const readersBySchema = new WeakMap<z.ZodType, QuickReader>();

const neverSure: QuickReader = () => unsure;

/** The part of a schema's definition that is read here; zod keeps it under `_zod.def` for tools such as this one. */
interface Definition {
  readonly type: string;
  readonly checks?: readonly { readonly _zod: { readonly def: CheckDefinition } }[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly catchall?: z.ZodType;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly coerce?: boolean;
  readonly format?: string;
}

interface CheckDefinition {
  readonly check: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly value?: number;
  readonly inclusive?: boolean;
  readonly format?: string;
  readonly pattern?: RegExp;
  readonly fn?: (value: unknown) => unknown;
}

function makeReader(schema: z.ZodType): QuickReader {
  const definition = schema._zod.def as unknown as Definition;
  if (definition.coerce === true) return neverSure;
  const read = readerOfType(definition);
  const tests = testsOf(definition);
  if (tests === null) return neverSure;
  if (tests.length === 0) return read;
  return (value) => {
    const found = read(value);
    return found !== unsure && tests.every((test) => test(found)) ? found : unsure;
  };
}

function readerOfType(definition: Definition): QuickReader {
  switch (definition.type) {
    case 'string':
      return definition.format === undefined
        ? (value) => (typeof value === 'string' ? value : unsure)
        : neverSure;
    case 'number':
      return definition.format === 'safeint'
        ? (value) => (Number.isSafeInteger(value) ? value : unsure)
        : neverSure;
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : unsure);
    case 'null':
      return (value) => (value === null ? null : unsure);
    case 'enum':
      return oneOf(Object.values(definition.entries ?? {}));
    case 'literal':
      return oneOf(definition.values ?? []);
    case 'nullable':
      return nullableReader(definition);
    case 'array':
      return arrayReader(definition);
    case 'object':
      return definition.catchall === undefined ? objectReader(definition) : neverSure;
    case 'record':
      return (value) => (isPlainObject(value) && Object.keys(value).length === 0 ? {} : unsure);
    default:
      return neverSure;
  }
}

function oneOf(values: readonly unknown[]): QuickReader {
  const known = new Set(values);
  return (value) => (known.has(value) ? value : unsure);
}

function nullableReader({ innerType }: Definition): QuickReader {
  if (innerType === undefined) return neverSure;
  const inner = quickReader(innerType);
  return (value) => (value === null ? null : inner(value));
}

function arrayReader({ element }: Definition): QuickReader {
  if (element === undefined) return neverSure;
  const readMember = quickReader(element);
  return (value) => {
    if (!Array.isArray(value)) return unsure;
    const members: unknown[] = [];
    for (const member of value) {
      const read = readMember(member);
      if (read === unsure) return unsure;
      members.push(read);
    }
    return members;
  };
}

interface Member {
  readonly name: string;
  readonly isOptional: boolean;
  readonly read: QuickReader;
}

/** Members in the order of the schema, whatever their order in the value: rows keep some of them as JSON. */
function objectReader({ shape = {} }: Definition): QuickReader {
  const members = Object.entries(shape).map(([name, schema]): Member => {
    const { type, innerType } = schema._zod.def as unknown as Definition;
    const isOptional = type === 'optional';
    return {
      name,
      isOptional,
      read: quickReader(isOptional && innerType !== undefined ? innerType : schema),
    };
  });
  return (value) => {
    if (!isPlainObject(value)) return unsure;
    const found: Record<string, unknown> = {};
    for (const { name, isOptional, read } of members) {
      const stored = value[name];
      if (stored === undefined) {
        if (isOptional && !(name in value)) continue;
        return unsure;
      }
      const member = read(stored);
      if (member === unsure) return unsure;
      found[name] = member;
    }
    return found;
  };
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Test = (value: unknown) => boolean;

/** The checks of a schema; null where one of them is not known here. */
function testsOf({ checks = [] }: Definition): readonly Test[] | null {
  const tests = checks.map(({ _zod }) => testOf(_zod.def));
  return tests.every((test) => test !== null) ? tests : null;
}

function testOf(definition: CheckDefinition): Test | null {
  const { check, minimum = 0, maximum = 0, value: bound = 0, inclusive, format, pattern, fn } = definition;
  const lengthOf = (value: unknown): number => (value as { readonly length: number }).length;
  switch (check) {
    case 'min_length':
      return (value) => lengthOf(value) >= minimum;
    case 'max_length':
      return (value) => lengthOf(value) <= maximum;
    case 'greater_than':
      return (value) => (inclusive === true ? Number(value) >= bound : Number(value) > bound);
    case 'less_than':
      return (value) => (inclusive === true ? Number(value) <= bound : Number(value) < bound);
    case 'string_format':
      return format === 'regex' && pattern !== undefined && !pattern.global && !pattern.sticky
        ? (value) => pattern.test(value as string)
        : null;
    case 'custom':
      return fn === undefined ? null : (value) => fn(value) === true;
    default:
      return null;
  }
}
