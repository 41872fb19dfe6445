import { chromium } from '@playwright/test';
import { expect, test } from 'vitest';
import { chromiumArguments, chromiumEnvironment, chromiumExecutable, whyNoBrowser } from './browser.ts';

const page = `data:text/html,<title>before</title><button onclick="document.title='clicked'">Log the call</button>`;

test('a real Chromium opens a page and clicks a button', async () => {
  const browser = await chromium.launch({
    executablePath: await chromiumExecutable(),
    args: [...chromiumArguments],
    env: await chromiumEnvironment(),
  });
  try {
    const tab = await browser.newPage();
    await tab.goto(page);
    await tab.getByRole('button', { name: 'Log the call' }).click();
    expect(await tab.title()).toBe('clicked');
  } finally {
    await browser.close();
  }
});

test('web security stays on in the test browser', () => {
  const relaxing = /disable-web-security|allow-running-insecure-content|site-isolation|single-process/;
  expect(chromiumArguments.filter((argument) => relaxing.test(argument))).toEqual([]);
});

test('a browser that cannot start is named in one sentence with the Debian packages that mend it', async () => {
  expect(await whyNoBrowser()).toBe(null);
  const before = process.env['CHROMIUM_PATH'];
  process.env['CHROMIUM_PATH'] = '/nowhere/chromium';
  try {
    expect(await whyNoBrowser()).toMatch(/^The test browser does not start.*Debian package.*libnss3.*\.$/);
  } finally {
    if (before === undefined) delete process.env['CHROMIUM_PATH'];
    else process.env['CHROMIUM_PATH'] = before;
  }
});
