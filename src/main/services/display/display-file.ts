import path from 'node:path';
import { type DisplaySettings, displaySettingsSchema } from '../../../shared/domain/display-settings.ts';
import { readIfPresent, writeDurably } from '../../keys/durable-file.ts';

const fileOf = (profileDirectory: string): string => path.join(profileDirectory, 'display.json');

/**
 * The display settings kept in a profile folder; null where none are kept or where they cannot be read. Anybody may
 * write that file, and a theme is not worth a refusal: the screens then start as on a new device.
 */
export function readDisplayFile(profileDirectory: string): DisplaySettings | null {
  try {
    const bytes = readIfPresent(fileOf(profileDirectory));
    if (bytes === null) return null;
    const kept = displaySettingsSchema.safeParse(JSON.parse(bytes.toString('utf8')));
    return kept.success ? kept.data : null;
  } catch {
    return null;
  }
}

/** Keeps the display settings of a profile folder, in clear: they are no secret and the lock screen needs them. */
export function writeDisplayFile(profileDirectory: string, display: DisplaySettings): void {
  writeDurably(fileOf(profileDirectory), `${JSON.stringify(display)}\n`);
}
