import { join } from 'node:path';

import { expect, type Page } from '@playwright/test';

import type { Hands } from './hands.ts';

/** The book of fourteen Pune customers that most specs work with. */
export const receivablesFile = join(
  import.meta.dirname,
  '..',
  '..',
  'e2e',
  'fixtures',
  'sahyadri-receivables.csv',
);

/** A file to hand in: a path, or bytes with a name. */
export type HandedFile =
  | string
  | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Opens the file dialog with the given hands and chooses a file in it. */
export async function chooseFile(page: Page, hands: Hands, file: HandedFile): Promise<void> {
  const dialog = page.waitForEvent('filechooser');
  if (hands.kind === 'keys') await hands.activate(page.locator('.file-drop input[type="file"]'));
  else await hands.activate(page.locator('.file-drop'));
  await (await dialog).setFiles(file);
}

/** Drops a file on the screen, as from a file manager. */
export async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const dropped = await page.evaluateHandle(
    ([fileName, body]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([body], fileName, { type: 'text/csv' }));
      return transfer;
    },
    [name, text] as const,
  );
  await page.locator('.file-drop').dispatchEvent('drop', { dataTransfer: dropped });
}

/** Answers whose law the book stands under, then runs the import that the preview showed. */
export async function runImport(
  page: Page,
  hands: Hands,
  law: { readonly creditor: RegExp; readonly debtors: RegExp },
  { withinMs = 10_000 }: { readonly withinMs?: number } = {},
): Promise<void> {
  const run = page.getByRole('button', { name: /^Import (\(|[\d,]+ row)/ });
  await expect(run).toBeDisabled();
  await hands.activate(page.getByRole('radio', { name: law.creditor }));
  await hands.activate(page.getByRole('radio', { name: law.debtors }));
  await expect(run).toBeEnabled();
  await hands.activate(run);
  await expect(page.getByText('Saved on this device.')).toBeVisible({ timeout: withinMs });
}
