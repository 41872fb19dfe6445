import { randomUUID } from 'node:crypto';

import type { BrowserWindow, PrintToPDFOptions } from 'electron';

import type { ShellInput } from '../../shared/contract/shell-bridge.ts';
import { paperOrigin } from './app-address.ts';

type Paper = ShellInput<'printPdf'>['paper'];

/** How long the window that printed is kept for the next paper: opening one takes longer than printing. */
const keptForMs = 60_000;

/** Turns a finished page into a PDF or into paper, in a hidden window without scripts. */
export interface PaperPrinter {
  readonly toPdf: (html: string, paper: Paper) => Promise<Uint8Array>;
  /** Shows the system's print dialog; false when the person closed it. */
  readonly toPaper: (html: string, paper: Paper) => Promise<boolean>;
  /** Lets the waiting window go: with the app's own window, or it would keep the app alive. */
  readonly close: () => void;
}

/** Prints by Chromium, which alone sets Devanagari right and keeps its text layer (`ux.md` finding 7). */
export function createPaperPrinter(
  paperPages: Map<string, string>,
  createPaperWindow: () => BrowserWindow,
  mayKeepWindow: () => boolean,
): PaperPrinter {
  const waiting = createWaitingWindow();

  async function withPage<Answer>(
    html: string,
    use: (window: BrowserWindow) => Promise<Answer>,
  ): Promise<Answer> {
    const id = randomUUID();
    paperPages.set(id, html);
    // Two papers at once have a window each: a print dialog may stay open for as long as a person likes.
    const window = waiting.take() ?? createPaperWindow();
    try {
      await window.loadURL(`${paperOrigin}/${id}`);
      const answer = await use(window);
      // Nothing of the paper stays in the window that waits.
      await window.loadURL('about:blank');
      if (mayKeepWindow()) waiting.keep(window);
      else window.destroy();
      return answer;
    } catch (error) {
      if (!window.isDestroyed()) window.destroy();
      throw error;
    } finally {
      paperPages.delete(id);
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
    close: () => waiting.take()?.destroy(),
  };
}

/** One empty window that waits for the next paper, or none. */
function createWaitingWindow() {
  let window: BrowserWindow | null = null;
  let timer: NodeJS.Timeout | undefined;
  const take = (): BrowserWindow | null => {
    clearTimeout(timer);
    const taken = window;
    window = null;
    return taken?.isDestroyed() === true ? null : taken;
  };
  const keep = (printed: BrowserWindow): void => {
    take()?.destroy();
    window = printed;
    timer = setTimeout(() => take()?.destroy(), keptForMs);
  };
  return { take, keep };
}

function pdfOptions(paper: Paper): PrintToPDFOptions {
  return {
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    pageSize: paper === 'css' ? 'A4' : paper,
  };
}
