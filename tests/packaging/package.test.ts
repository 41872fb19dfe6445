import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackageWithOptions, extractAll, extractFile } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkPackage } from '../../bin/packaging/check-package.mjs';
import { writeStandInDistribution } from '../../bin/packaging/stand-in-distribution.mjs';
import { inlineParts } from './inline-parts.ts';

const projectRoot = join(import.meta.dirname, '..', '..');
const packed = join(projectRoot, 'release', 'linux-unpacked');
const archive = join(packed, 'resources', 'app.asar');
const isPackedHere = process.platform === 'linux';

describe('the configuration of electron-builder', () => {
  test('is valid by its own schema, without a network', async () => {
    expect(await schemaProblem({})).toBe(null);
  });

  test('a misspelt option would be named', async () => {
    expect(await schemaProblem({ asarUnpak: ['x'] })).toMatch(/asarUnpak/);
  });
});

describe.runIf(isPackedHere)('the packed folder', () => {
  beforeAll(() => {
    const run = spawnSync(process.execPath, [join(projectRoot, 'bin/package.mjs'), '--dir'], {
      encoding: 'utf8',
    });
    expect(run.status, `${run.stdout}\n${run.stderr}`).toBe(0);
  }, 90_000);

  test('is as it must be: contents, native code, fuses', async () => {
    expect(await checkPackage(packed)).toEqual([]);
  });

  test('its page holds nothing that the content security policy would block', () => {
    const page = extractFile(archive, 'out/renderer/index.html').toString('utf8');
    expect(page).toContain('<script type="module"');
    expect(inlineParts(page)).toEqual([]);
  });

  test('its preload asks for nothing but electron', () => {
    const preload = extractFile(archive, 'out/preload/preload.cjs').toString('utf8');
    const asked = [...preload.matchAll(/\brequire\(\s*["'`]([^"'`]+)/g)].map((match) => match[1]);
    expect(asked).toEqual(['electron']);
    expect(preload).not.toMatch(/exposeInMainWorld\([^)]*ipcRenderer\s*[,)]/);
  });

  test('its SQLite opens from where Electron will load it', () => {
    const native = join(
      `${archive}.unpacked`,
      'node_modules/better-sqlite3/prebuilds',
      `linux-${process.arch}.node`,
    );
    const run = spawnSync(
      process.execPath,
      ['-e', `require(${JSON.stringify(native)}); console.log('loaded')`],
      {
        encoding: 'utf8',
      },
    );
    expect(run.stdout).toBe('loaded\n');
  });
});

describe.runIf(isPackedHere)('a package that is not as it must be is caught', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bahi-package-'));
  const spoilt = join(folder, 'linux-unpacked');
  const contents = join(folder, 'contents');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function packSpoilt(spoil: () => void): Promise<readonly string[]> {
    rmSync(spoilt, { recursive: true, force: true });
    rmSync(contents, { recursive: true, force: true });
    cpSync(packed, spoilt, { recursive: true });
    extractAll(archive, contents);
    spoil();
    await createPackageWithOptions(contents, join(spoilt, 'resources', 'app.asar'), { unpack: '**/*.node' });
    return checkPackage(spoilt);
  }

  test('fuses as Electron ships them', async () => {
    const problems = await packSpoilt(() => {
      const distribution = join(folder, 'distribution');
      writeStandInDistribution(distribution, '0.0.0');
      cpSync(join(distribution, 'electron'), join(spoilt, 'bahi'));
    });
    expect(problems).toEqual([
      'The fuse RunAsNode must be off.',
      'The fuse EnableCookieEncryption must be on.',
      'The fuse EnableNodeOptionsEnvironmentVariable must be off.',
      'The fuse EnableNodeCliInspectArguments must be off.',
      'The fuse EnableEmbeddedAsarIntegrityValidation must be on.',
      'The fuse OnlyLoadAppFromAsar must be on.',
      'The fuse GrantFileProtocolExtraPrivileges must be off.',
    ]);
  });

  test('the browser host, a secret, a test and another platform’s SQLite in the archive', async () => {
    const problems = await packSpoilt(() => {
      mkdirSync(join(contents, 'tests'));
      writeFileSync(join(contents, 'out/main/cli.js'), `request.headers['sec-fetch-site']`);
      writeFileSync(join(contents, '.env'), 'BAHI_PIN=1');
      writeFileSync(join(contents, 'tests/a.js'), '');
      writeFileSync(join(contents, 'node_modules/better-sqlite3/prebuilds/win32-x64.node'), '');
    });
    expect([...problems].sort()).toEqual([
      '/.env must not be in the archive.',
      '/out/main/cli.js must not be in the archive.',
      '/tests/a.js must not be in the archive.',
      'The archive holds "sec-fetch-site": code of the browser host came along.',
      'win32-x64.node is for another platform and must not be in the archive.',
    ]);
  });

  test('a missing bundle, migrations left behind, a changed SQLite', async () => {
    const problems = await packSpoilt(() => {
      rmSync(join(contents, 'out/main/ledger-host.js'));
      rmSync(join(spoilt, 'resources/migrations'), { recursive: true });
    });
    expect(problems).toEqual([
      '/out/main/ledger-host.js is not in the archive.',
      'No migration of the ledger was packed.',
    ]);

    const native = join(spoilt, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds');
    expect(existsSync(native)).toBe(true);
    writeFileSync(join(native, `linux-${process.arch}.node`), 'changed');
    expect(await checkPackage(spoilt)).toContain(
      `linux-${process.arch}.node is not the file the archive lists.`,
    );
  });
});

test('inline scripts, styles and handlers of a page are found', () => {
  const clean =
    '<head><script type="module" src="./a.js"></script><link rel="stylesheet" href="./a.css"></head>';
  expect(inlineParts(clean)).toEqual([]);
  expect(
    inlineParts(
      `${clean}<script>1</script><style>a{}</style><p style="color:red"><a onclick="b()" href="javascript:c">`,
    ),
  ).toHaveLength(5);
});

interface BuilderConfiguration {
  getConfig(projectDir: string, file: string, changes: null): Promise<object>;
  validateConfiguration(config: object, log: object): Promise<void>;
}

interface BuilderLog {
  readonly DebugLogger: new (isEnabled: boolean) => object;
}

/** What electron-builder's own schema says of our configuration with some options changed; null where it is valid. */
async function schemaProblem(changes: Readonly<Record<string, unknown>>): Promise<string | null> {
  const requireFromBuilder = createRequire(
    createRequire(import.meta.url).resolve('electron-builder/package.json'),
  );
  const builder = requireFromBuilder('app-builder-lib/out/util/config/config.js') as BuilderConfiguration;
  const { DebugLogger } = requireFromBuilder('builder-util') as BuilderLog;
  const config = await builder.getConfig(projectRoot, 'electron-builder.yml', null);
  try {
    await builder.validateConfiguration({ ...config, ...changes }, new DebugLogger(false));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
