import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumArguments, chromiumEnvironment, chromiumExecutable } from './browser.ts';

/**
 * Draws resources/icons/*.png from bahi.svg: `node bin/node24.mjs tests/helpers/draw-icons.ts`. Run by hand after the
 * drawing changes; the pictures are kept in the project, so that packaging needs no browser.
 */
const folder = join(import.meta.dirname, '..', '..', 'resources', 'icons');
const drawing = readFileSync(join(folder, 'bahi.svg'), 'utf8');

const browser = await chromium.launch({
  executablePath: await chromiumExecutable(),
  args: [...chromiumArguments],
  env: await chromiumEnvironment(),
});
for (const size of [16, 32, 48, 64, 128, 256, 512]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`,
  );
  writeFileSync(join(folder, `${size}x${size}.png`), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
