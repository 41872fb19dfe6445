import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import type { PaperDress } from '../../../../src/shared/domain/paper/dress.ts';
import { paperHash } from '../../../../src/shared/domain/paper/model.ts';
import { openPaperBrowser, type PaperBrowser, paperWords } from '../../../helpers/paper/paper-browser.ts';
import { fontsOf, textOf } from '../../../helpers/paper/read-pdf.ts';
import { samplePlan, sampleReceipt } from '../../../helpers/paper/sample-papers.ts';

let browser: PaperBrowser;

beforeAll(async () => {
  browser = await openPaperBrowser();
}, 60_000);

afterAll(() => browser.close());

const dress = (changed: Partial<PaperDress>): PaperDress => {
  return {
    languages: ['mr', 'en'],
    layout: 'A5',
    copy: null,
    standing: 'stands',
    seal: null,
    words: paperWords,
    ...changed,
  };
};
const on = plainDate('2026-11-22');

test.each([
  ['a receipt', sampleReceipt],
  ['a plan', samplePlan],
] as const)(
  '%s printed again is the same file, small, in fonts that are embedded whole',
  async (_, model) => {
    for (const layout of ['A5', '80mm'] as const) {
      const first = await browser.pdfOf(model, dress({ layout }), on);
      expect(Buffer.from(await browser.pdfOf(model, dress({ layout }), on)).equals(first)).toBe(true);
      expect(first.length).toBeLessThan(110_000);
      expect([...fontsOf(first)].every((font) => /^NotoSans(Devanagari)?-(Regular|Bold)$/.test(font))).toBe(
        true,
      );
      // Fonts drawn glyph by glyph are those that Chromium could not embed.
      expect(Buffer.from(first).includes('/Type3')).toBe(false);
    }
  },
);

test('a printed paper can be read back: letters that are joined are the letters that were written', async () => {
  const text = textOf(await browser.pdfOf(sampleReceipt, dress({}), on));
  for (const said of [
    'श्रीकृष्ण ट्रेडर्स यांच्या वतीने',
    'नियुक्ति इंजीनियरिंग वर्क्स',
    'अक्षरी रुपये एक लाख तेवीस हजार चारशे छप्पन्न आणि पन्नास पैसे फक्त',
    'Āśā क्षीरसागर',
    '₹1,23,456.50',
    'Nobody named a claim; set against the oldest first',
    paperHash(sampleReceipt),
  ]) {
    expect(text).toContain(said.replaceAll(' ', ''));
  }
});
