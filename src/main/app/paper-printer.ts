import { randomUUID } from 'node:crypto';

import type { BrowserWindow, PrintToPDFOptions } from 'electron';

import type { ShellInput } from '../../shared/contract/shell-bridge.ts';
import { paperOrigin } from './app-address.ts';

type Paper = ShellInput<'printPdf'>['paper'];

/** Turns a finished page into a PDF or into paper, in a hidden window without scripts. */
export interface PaperPrinter {
  readonly toPdf: (html: string, paper: Paper) => Promise<Uint8Array>;
  /** Shows the system's print dialog; false when the person closed it. */
  readonly toPaper: (html: string, paper: Paper) => Promise<boolean>;
}

/** Prints by Chromium, which alone sets Devanagari right and keeps its text layer (`ux.md` finding 7). */
export function createPaperPrinter(
  paperPages: Map<string, string>,
  createPaperWindow: () => BrowserWindow,
): PaperPrinter {
  async function withPage<Answer>(
    html: string,
    use: (window: BrowserWindow) => Promise<Answer>,
  ): Promise<Answer> {
    const id = randomUUID();
    paperPages.set(id, html);
    const window = createPaperWindow();
    try {
      await window.loadURL(`${paperOrigin}/${id}`);
      return await use(window);
    } finally {
      paperPages.delete(id);
      window.destroy();
    }
  }

  return {
    toPdf: (html, paper) =>
      withPage(html, async (window) => {
        const pdf = await window.webContents.printToPDF(pdfOptions(paper));
        return new Uint8Array(pdf);
      }),
    toPaper: (html, paper) =>
      withPage(
        html,
        (window) =>
          new Promise((resolve) => {
            const pageSize = paper === 'css' ? {} : { pageSize: paper };
            window.webContents.print({ printBackground: true, ...pageSize }, (printed) => resolve(printed));
          }),
      ),
  };
}

function pdfOptions(paper: Paper): PrintToPDFOptions {
  return {
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    pageSize: paper === 'css' ? 'A4' : paper,
  };
}
