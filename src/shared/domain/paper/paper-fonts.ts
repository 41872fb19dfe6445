/** The fonts that papers are set in, with the characters each is for. Devanagari brings the sign of the rupee as well. */
export const fontRanges = {
  latin: {
    family: 'Noto Sans',
    range:
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-200B,U+200E-206F,U+20AC,U+2122,U+2212',
  },
  latinExtended: {
    family: 'Noto Sans',
    range: 'U+0100-0130,U+0132-0151,U+0154-02BA,U+1E00-1EFF',
  },
  devanagari: {
    family: 'Noto Sans Devanagari',
    range: 'U+0900-097F,U+1CD0-1CF9,U+200C-200D,U+20A8,U+20B9,U+25CC,U+A8E0-A8FF',
  },
} as const;

/**
 * The weights of papers, each a font of its own: Chromium embeds a static font once and a variable one glyph by glyph,
 * which made a receipt three times as large and half as fast (`docs/benchmarks.md`).
 */
export const paperWeights = [400, 700] as const;
export type PaperWeight = (typeof paperWeights)[number];

/** The name of a font of papers. */
export type PaperFontName = keyof typeof fontRanges;

/** The fonts that a text needs: a page carries no other. */
export function neededFonts(text: string): PaperFontName[] {
  const needs: PaperFontName[] = ['latin'];
  if (/[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1e00-\u1eff]/.test(text)) needs.push('latinExtended');
  if (/[\u0900-\u097f\u20b9\u20a8]/.test(text)) needs.push('devanagari');
  return needs;
}
