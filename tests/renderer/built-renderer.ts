import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { ensureBuilt } from '../../bin/build.mjs';

const builtRenderer = join(import.meta.dirname, '..', '..', 'out', 'renderer');

/**
 * Copies the screens as the app's own build makes them into a folder of their own, and answers with it. They are built
 * once for all test files; the copy stays whole where somebody builds anew meanwhile.
 */
export async function copyBuiltRenderer(outDir: string): Promise<string> {
  const folder = join(outDir, 'renderer');
  try {
    await ensureBuilt();
    await cp(builtRenderer, folder, { recursive: true });
  } catch {
    // A source was saved just then: another test file's build took the place of what was being copied.
    await ensureBuilt();
    await rm(folder, { recursive: true, force: true });
    await cp(builtRenderer, folder, { recursive: true });
  }
  return folder;
}
