import { createReadStream, createWriteStream, existsSync, statfsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { chromium } from '@playwright/test';

/**
 * The real browser of the tests: the Chromium that npm brings (`@sparticuz/chromium`), unpacked once into `.cache`,
 * with this project's own arguments. The package's own arguments are never used: they switch web security off, and a
 * test of the content security policy would then prove nothing.
 */

const projectRoot = join(import.meta.dirname, '..', '..');
const packageFolder = join(projectRoot, 'node_modules', '@sparticuz', 'chromium');

/** Named in the one sentence that a person reads when no browser can start. */
const debianPackages = 'chromium (or libnss3, libnspr4 and libexpat1 for the browser that npm brings)';

/** Where a person's own browser usually is, for machines that the npm package does not serve. */
const usualBrowsers: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The launch arguments for every test browser. `--no-sandbox`: the tests also run as root, where there is none. */
export const chromiumArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A page's shared memory; where less is free than this, as in many containers, pages would crash for want of it. */
const enoughSharedMemoryBytes = 1024 ** 3;

/**
 * What Playwright adds of itself and is left out: it lays the memory that the browser's processes share into files of the
 * disk, which costs a tenth of opening a page, and is needed only where the memory for that is scarce.
 */
export function needlessArguments(): string[] {
  return hasSharedMemory() ? ['--disable-dev-shm-usage'] : [];
}

function hasSharedMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize >= enoughSharedMemoryBytes;
  } catch {
    return false;
  }
}

const requireFromPackage = createRequire(join(packageFolder, 'package.json'));

function browserFolder(version: string): string {
  return join(projectRoot, '.cache', 'browser', version);
}

async function packageVersion(): Promise<string | null> {
  const file = join(packageFolder, 'package.json');
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(file)) return null;
  const { version } = JSON.parse(await readFile(file, 'utf8')) as { version: string };
  return version;
}

/**
 * The environment a test browser starts in: with the package's own libraries and its one font, so that neither the
 * machine's libraries nor its fonts decide whether a test passes. A text in Devanagari shows only if Bahi ships the font.
 */
export async function chromiumEnvironment(): Promise<Record<string, string>> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const version = await packageVersion();
  if (process.env['CHROMIUM_PATH'] !== undefined || version === null) return inherited;
  const folder = browserFolder(version);
  return {
    HOME: folder,
    ...inherited,
    LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
    FONTCONFIG_PATH: folder,
  };
}

/** The path of the test browser: `CHROMIUM_PATH`, else the one npm brings, else the machine's own. Throws in words. */
export async function chromiumExecutable(): Promise<string> {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined) return chosen;
  const version = await packageVersion();
  if (version !== null) return unpackedBrowser(version);
  const own = usualBrowsers.find((path) => existsSync(path));
  if (own !== undefined) return own;
  throw new Error(
    `No test browser here: install ${debianPackages}, or set CHROMIUM_PATH to a Chromium or Chrome of this machine.`,
  );
}

/** Says in one sentence why the test browser does not start here; null where it does. */
export async function whyNoBrowser(): Promise<string | null> {
  try {
    const browser = await chromium.launch({
      executablePath: await chromiumExecutable(),
      args: [...chromiumArguments],
      env: await chromiumEnvironment(),
    });
    await browser.close();
    return null;
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    if (told.startsWith('No test browser')) return told;
    const missing = /error while loading shared libraries: (\S+?):/.exec(told)?.[1];
    const because = missing === undefined ? '' : ` (${missing} is missing)`;
    return `The test browser does not start${because}: install the Debian package ${debianPackages}.`;
  }
}

/** Unpacks beside the final place and renames, so that two test processes starting at once do not meet half a browser. */
async function unpackedBrowser(version: string): Promise<string> {
  const folder = browserFolder(version);
  const executable = join(folder, 'chromium');
  if (existsSync(executable)) return executable;
  const fresh = `${folder}.${process.pid}`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  await unpackFile('chromium.br', join(fresh, 'chromium'));
  await unpackArchive('al2023.tar.br', join(fresh, 'al2023'));
  await unpackArchive('fonts.tar.br', join(fresh, 'fonts'));
  await unpackArchive('swiftshader.tar.br', fresh);
  await writeFile(join(fresh, 'fonts.conf'), fontsConfiguration(folder));
  try {
    await rename(fresh, folder);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (!existsSync(executable)) throw error;
  }
  return executable;
}

async function unpackFile(name: string, target: string): Promise<void> {
  await pipeline(
    createReadStream(join(packageFolder, 'bin', name)),
    createBrotliDecompress(),
    createWriteStream(target, { mode: 0o755 }),
  );
}

async function unpackArchive(name: string, folder: string): Promise<void> {
  const archive = requireFromPackage('tar-fs') as { extract(folder: string): NodeJS.WritableStream };
  await pipeline(
    createReadStream(join(packageFolder, 'bin', name)),
    createBrotliDecompress(),
    archive.extract(folder),
  );
}

function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
