import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the environment says about this run of the stand-in (`README.md`). */
export const settings = {
  chromiumPath: process.env['STANDIN_CHROMIUM'] ?? '',
  /** What the browser's environment has besides this process's own. */
  chromiumEnvironment: JSON.parse(process.env['STANDIN_CHROMIUM_ENVIRONMENT'] ?? '{}') as Record<
    string,
    string
  >,
  isPackaged: process.env['STANDIN_PACKAGED'] === '1',
  keystore: process.env['STANDIN_KEYSTORE'] ?? 'gnome_libsecret',
  mainPath: process.env['STANDIN_MAIN'] ?? '',
  home: process.env['STANDIN_HOME'] ?? mkdtempSync(join(tmpdir(), 'standin-')),
};

/** Chromium switches on the command line, by name. */
export function readSwitches(): Map<string, string> {
  const given = JSON.parse(process.env['STANDIN_SWITCHES'] ?? '[]') as string[];
  return new Map(
    given.map((argument) => {
      const [name = '', ...value] = argument.replace(/^--/, '').split('=');
      return [name, value.join('=')];
    }),
  );
}
