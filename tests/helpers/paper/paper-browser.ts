import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { PlainDate } from '../../../src/shared/domain/dates.ts';
import type { PaperDress, PaperWords } from '../../../src/shared/domain/paper/dress.ts';
import { toMarkup } from '../../../src/shared/domain/paper/element.ts';
import { fixedPdf } from '../../../src/shared/domain/paper/fixed-pdf.ts';
import type { PaperModel } from '../../../src/shared/domain/paper/model.ts';
import {
  fontRanges,
  neededFonts,
  type PaperFontName,
  type PaperWeight,
  paperWeights,
} from '../../../src/shared/domain/paper/paper-fonts.ts';
import {
  type PaperFont,
  pageRule,
  paperPage,
  rollLengthMm,
} from '../../../src/shared/domain/paper/paper-page.ts';
import { paperSheet } from '../../../src/shared/domain/paper/paper-sheet.ts';
import { chromiumArguments, chromiumEnvironment, chromiumExecutable } from '../browser.ts';

const root = join(import.meta.dirname, '../../..');
const fontFiles = {
  latin: 'noto-sans/files/noto-sans-latin',
  latinExtended: 'noto-sans/files/noto-sans-latin-ext',
  devanagari: 'noto-sans-devanagari/files/noto-sans-devanagari-devanagari',
} as const;
const keptFonts = new Map<string, string>();

/** Read once, as the product's screen does. */
function fontBytes(name: PaperFontName, weight: PaperWeight): string {
  const file = `${fontFiles[name]}-${weight}-normal.woff2`;
  const known = keptFonts.get(file);
  if (known !== undefined) return known;
  const base64 = readFileSync(join(root, 'node_modules/@fontsource', file)).toString('base64');
  keptFonts.set(file, base64);
  return base64;
}

/** The words of papers in all languages, as the product ships them. */
export const paperWords = Object.fromEntries(
  ['en', 'hi', 'mr'].map((language) => [
    language,
    JSON.parse(readFileSync(join(root, 'resources/papers', `${language}.json`), 'utf8')) as PaperWords,
  ]),
) as unknown as PaperDress['words'];

const css = readFileSync(join(root, 'src/renderer/features/paper/paper.css'), 'utf8');

/** A paper as one page of HTML, with the fonts that the product ships. */
function pageOf(model: PaperModel, dress: PaperDress): string {
  const sheet = paperSheet(model, dress);
  const fonts = neededFonts(toMarkup(sheet)).flatMap((name) =>
    paperWeights.map(
      (weight): PaperFont => ({ ...fontRanges[name], weight, base64: fontBytes(name, weight) }),
    ),
  );
  const [language = 'en'] = dress.languages;
  return paperPage({ sheet, layout: dress.layout, rollMm: 0, css, fonts, title: model.paper, language });
}

/** The test browser with one page kept warm, as the desktop app keeps its window for printing. */
export interface PaperBrowser {
  readonly browser: Browser;
  readonly page: Page;
  /** The PDF of a paper, with the clock taken out. */
  readonly pdfOf: (model: PaperModel, dress: PaperDress, on: PlainDate) => Promise<Uint8Array>;
  /** A picture of the paper as its screen shows it, for a person to look at. */
  readonly pictureOf: (model: PaperModel, dress: PaperDress) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

/** Starts the test browser for papers. */
export async function openPaperBrowser(): Promise<PaperBrowser> {
  const browser = await chromium.launch({
    executablePath: await chromiumExecutable(),
    args: [...chromiumArguments],
    env: await chromiumEnvironment(),
  });
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  const isRoll = ({ layout }: PaperDress): boolean => layout === '80mm' || layout === '58mm';
  const show = async (model: PaperModel, dress: PaperDress): Promise<void> => {
    await page.setContent(pageOf(model, dress));
    if (!isRoll(dress)) return;
    const height = await page.evaluate('document.querySelector(".sheet").getBoundingClientRect().height');
    await page.addStyleTag({ content: pageRule(dress.layout, rollLengthMm(Number(height))) });
  };
  return {
    browser,
    page,
    pdfOf: async (model, dress, on) => {
      await show(model, dress);
      const { data } = await session.send('Page.printToPDF', {
        printBackground: true,
        preferCSSPageSize: true,
        generateTaggedPDF: true,
      });
      return fixedPdf(Buffer.from(data, 'base64'), on);
    },
    pictureOf: async (model, dress) => {
      await show(model, dress);
      return page.screenshot({ fullPage: true });
    },
    close: () => browser.close(),
  };
}
