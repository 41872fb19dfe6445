import latin from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?url';
import latinBold from '@fontsource/noto-sans/files/noto-sans-latin-700-normal.woff2?url';
import latinExtended from '@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff2?url';
import latinExtendedBold from '@fontsource/noto-sans/files/noto-sans-latin-ext-700-normal.woff2?url';
import devanagari from '@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-400-normal.woff2?url';
import devanagariBold from '@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-700-normal.woff2?url';

import englishWords from '../../../../resources/papers/en.json';
import hindiWords from '../../../../resources/papers/hi.json';
import marathiWords from '../../../../resources/papers/mr.json';
import type { PaperDress } from '../../../shared/domain/paper/dress.ts';
import { type PaperElement, toMarkup } from '../../../shared/domain/paper/element.ts';
import {
  fontRanges,
  neededFonts,
  type PaperFontName,
  type PaperWeight,
  paperWeights,
} from '../../../shared/domain/paper/paper-fonts.ts';
import { type PaperFont, paperPage } from '../../../shared/domain/paper/paper-page.ts';
import './paper-fonts.css';
import './paper.css';
import css from './paper.css?raw';

/** The words of papers in every language that Bahi prints in. */
export const paperWords: PaperDress['words'] = { en: englishWords, hi: hindiWords, mr: marathiWords };

const fontFiles: Readonly<Record<PaperFontName, Readonly<Record<PaperWeight, string>>>> = {
  latin: { 400: latin, 700: latinBold },
  latinExtended: { 400: latinExtended, 700: latinExtendedBold },
  devanagari: { 400: devanagari, 700: devanagariBold },
};
const keptFonts = new Map<string, Promise<string>>();

/** The page that is printed alone: style and fonts stand in it, so it needs nothing of the screen. */
export async function printedPage(
  sheet: PaperElement,
  dress: PaperDress,
  { rollMm, title }: { readonly rollMm: number; readonly title: string },
): Promise<string> {
  const fonts = await Promise.all(
    neededFonts(toMarkup(sheet)).flatMap((name) =>
      paperWeights.map(
        async (weight): Promise<PaperFont> => ({
          ...fontRanges[name],
          weight,
          base64: await fontBytes(fontFiles[name][weight]),
        }),
      ),
    ),
  );
  const [language = 'en'] = dress.languages;
  return paperPage({ sheet, layout: dress.layout, rollMm, css, fonts, title, language });
}

function fontBytes(address: string): Promise<string> {
  const known = keptFonts.get(address);
  if (known !== undefined) return known;
  const bytes = fetch(address).then(async (response) =>
    toBase64(new Uint8Array(await response.arrayBuffer())),
  );
  keptFonts.set(address, bytes);
  return bytes;
}

/** A font has a hundred thousand bytes, which `btoa` takes as text in pieces. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}
