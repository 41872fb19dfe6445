import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** A command that was answered: what was asked, and its first answer as JSON. */
export interface CommandRow {
  readonly procedure: string;
  readonly inputDigest: Uint8Array;
  readonly answer: string;
}

/** The command of this id; undefined where it was not answered yet. */
export function selectCommand(database: ReadableDatabase, commandId: string): CommandRow | undefined {
  return database.get<CommandRow>(
    'SELECT procedure, input_digest AS inputDigest, answer FROM command WHERE id = ?',
    [commandId],
  );
}

/** Whether a command of this id has been answered. */
export function existsCommand(database: ReadableDatabase, commandId: string): boolean {
  return database.get('SELECT 1 AS one FROM command WHERE id = ?', [commandId]) !== undefined;
}

/** Keeps the answer of a command. */
export function insertCommand(
  database: WritableDatabase,
  command: CommandRow & { readonly commandId: string; readonly recordedMs: number },
): void {
  database.run(
    `INSERT INTO command (id, procedure, input_digest, answer, recorded_ms)
     VALUES (@commandId, @procedure, @inputDigest, @answer, @recordedMs)`,
    { ...command },
  );
}
