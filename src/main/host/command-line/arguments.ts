import { parseArgs } from 'node:util';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';

/** What was typed after `bahi`. */
export interface TypedCommand {
  readonly verb: string;
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

const textOptions = [
  'data',
  'user',
  'on',
  'as-of',
  'known-at',
  'mapping',
  'sheet',
  'dates',
  'owed',
  'failed-rows',
  'close-missing',
  'shape',
  'out',
  'again',
  'answer',
  'answers',
  'currency',
  'creditor',
  'debtors',
  'state',
  'accounts',
  'seed',
  'policy',
  'input',
  'team',
  'name',
  'port',
  'from-export',
  'backup',
  'account',
  'regime',
  'principal',
  'accepted',
  'agreed-days',
  'due',
  'rate',
  'day-count',
  'compounding',
  'rests',
  'fixing',
  'margin',
  'late-fee',
  'grace-days',
  'gst',
  'from',
  'to',
  'seeds',
  'devices',
  'days',
  'hub',
  'code',
  'faults',
  'record',
  'listen',
  'store',
] as const;

const switches = [
  'json',
  'help',
  'dry-run',
  'one-file',
  'bring',
  'leave-aside',
  'alone',
  'names',
  'across-states',
  'photos',
  'shrink',
] as const;

/** Splits the words of a command line; a word nobody knows is refused with its name. */
export function readArguments(words: readonly string[]): Result<TypedCommand, { readonly sentence: string }> {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        ...Object.fromEntries(textOptions.map((name) => [name, { type: 'string' as const }])),
        ...Object.fromEntries(switches.map((name) => [name, { type: 'boolean' as const }])),
      },
    });
    const [verb = 'help', ...operands] = positionals;
    return ok({ verb, operands, options: values as TypedCommand['options'] });
  } catch (error) {
    return refused({ sentence: error instanceof Error ? error.message : 'The command was not understood.' });
  }
}

/** The text of an option; undefined where it was not given. */
export function textOption(typed: TypedCommand, name: (typeof textOptions)[number]): string | undefined {
  const value = typed.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** A whole number of an option; refused in words where it is none. */
export function numberOption(
  typed: TypedCommand,
  name: (typeof textOptions)[number],
): Result<number | undefined, { readonly sentence: string }> {
  const text = textOption(typed, name);
  if (text === undefined) return ok(undefined);
  return /^\d{1,9}$/.test(text) ? ok(Number(text)) : refused({ sentence: `--${name} wants a whole number.` });
}
