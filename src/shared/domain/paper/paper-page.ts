import type { PaperLayout } from './dress.ts';
import { type PaperElement, toMarkup } from './element.ts';
import type { PaperWeight } from './paper-fonts.ts';

/** A font of a paper: its bytes as base64, and the characters it is for in the notation of `unicode-range`. */
export interface PaperFont {
  readonly family: string;
  readonly weight: PaperWeight;
  readonly base64: string;
  readonly range: string;
}

/** How a sheet becomes a page that is printed alone. */
export interface PaperPage {
  readonly sheet: PaperElement;
  readonly layout: PaperLayout;
  /** The length of a roll's paper in whole millimetres; sheets have theirs. */
  readonly rollMm: number;
  readonly css: string;
  readonly fonts: readonly PaperFont[];
  readonly title: string;
  readonly language: string;
}

/** The rule of the page itself: its size and margins, and the number of the page on sheets. */
export function pageRule(layout: PaperLayout, rollMm: number): string {
  if (layout === '80mm' || layout === '58mm') {
    return `@page { size: ${layout} ${Math.max(rollMm, 60)}mm; margin: 0; }`;
  }
  const margin = layout === 'A4' ? '14mm' : '9mm';
  const count = '@bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt "Noto Sans"; }';
  return `@page { size: ${layout}; margin: ${margin}; ${count} }`;
}

/**
 * The whole page as HTML that needs nothing else: style and fonts stand in it, so that it prints the same wherever and
 * whenever it is loaded, and no script or address is in it.
 */
export function paperPage({ sheet, layout, rollMm, css, fonts, title, language }: PaperPage): string {
  const faces = fonts.map(
    ({ family, weight, base64, range }) =>
      `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url(data:font/woff2;base64,${base64}) format("woff2"); unicode-range: ${range}; }`,
  );
  const head = toMarkup({ tag: 'title', children: [title] });
  const style = [...faces, css, pageRule(layout, rollMm), 'body { margin: 0; }'].join('\n');
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">${head}<style>${style}</style></head><body>${toMarkup(sheet)}</body></html>`;
}

/** How long a roll's paper has to be for what stands on it: whole millimetres, rounded up to the next five. */
export function rollLengthMm(heightPixels: number): number {
  const millimetres = (heightPixels / 96) * 25.4;
  return Math.ceil((millimetres + 1) / 5) * 5;
}
