import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { plainDate as day } from '../../../../src/shared/domain/dates.ts';
import { eventKinds } from '../../../../src/shared/domain/events/kinds.ts';
import { languages } from '../../../../src/shared/domain/language.ts';
import { type PaperDress, type PaperWords, paperLayouts } from '../../../../src/shared/domain/paper/dress.ts';
import { toMarkup } from '../../../../src/shared/domain/paper/element.ts';
import { paperHash } from '../../../../src/shared/domain/paper/model.ts';
import { fontRanges, neededFonts } from '../../../../src/shared/domain/paper/paper-fonts.ts';
import { pageRule, rollLengthMm } from '../../../../src/shared/domain/paper/paper-page.ts';
import { paperSheet } from '../../../../src/shared/domain/paper/paper-sheet.ts';
import { paperWords } from '../../../helpers/paper/paper-browser.ts';
import {
  sampleClaimSheet,
  sampleLetters,
  samplePlan,
  sampleReceipt,
  sampleStatement,
} from '../../../helpers/paper/sample-papers.ts';

const samples = [sampleReceipt, sampleStatement, sampleClaimSheet, samplePlan, ...sampleLetters] as const;

function dress(changed: Partial<PaperDress> = {}): PaperDress {
  return {
    languages: ['en'],
    layout: 'A5',
    copy: null,
    standing: 'stands',
    seal: null,
    words: paperWords,
    ...changed,
  };
}

function keysOf(words: PaperWords, before = ''): string[] {
  return Object.entries(words).flatMap(([key, word]) =>
    typeof word === 'string' ? [`${before}${key}`] : keysOf(word, `${before}${key}/`),
  );
}

function placesOf(words: PaperWords): string[] {
  return Object.values(words).flatMap((word) =>
    typeof word === 'string' ? [(word.match(/\{\{\w+\}\}/g) ?? []).sort().join()] : placesOf(word),
  );
}

test('every language has the same words, with the same places for figures and names', () => {
  for (const language of languages) {
    expect(keysOf(paperWords[language]).sort()).toEqual(keysOf(paperWords.en).sort());
    expect(placesOf(paperWords[language]).sort()).toEqual(placesOf(paperWords.en).sort());
  }
});

test('words in Hindi and Marathi are in Devanagari, and differ where the languages do', () => {
  for (const language of ['hi', 'mr'] as const) {
    expect(JSON.stringify(paperWords[language]['receipt'])).toMatch(/[\u0900-\u097f]/);
  }
  expect(paperWords.hi['amount']).not.toBe(paperWords.mr['amount']);
});

test('every paper is drawn in every size and language, and two of them on one sheet', () => {
  for (const model of samples) {
    for (const layout of paperLayouts) {
      for (const spoken of [['en'], ['hi'], ['mr'], ['en', 'mr'], ['hi', 'en']] as const) {
        const markup = toMarkup(paperSheet(model, dress({ layout, languages: spoken })));
        expect(markup).toContain(paperHash(model));
        expect(markup).not.toMatch(/undefined|NaN|\{\{/);
      }
    }
  }
});

test('a receipt says number, payer, amount in figures and words, what is subject to realisation, and where to sign', () => {
  const markup = toMarkup(paperSheet(sampleReceipt, dress({ languages: ['en', 'mr'] })));
  for (const said of [
    'K3W7Q2-000123-7',
    'Āśā क्षीरसागर',
    '₹1,23,456.50',
    'Rupees One Lakh Twenty Three Thousand Four Hundred Fifty Six And Fifty Paise Only',
    'अक्षरी रुपये एक लाख तेवीस हजार चारशे छप्पन्न आणि पन्नास पैसे फक्त',
    'subject to realisation',
    'section 61',
    'Paid on account of ____',
    'च्या खात्यात भरले',
    'Counter-copy',
    '₹500 × 46',
  ]) {
    expect(markup).toContain(said);
  }
});

test('the marks of a copy and of a cancellation change the paper, never its hash', () => {
  const plain = toMarkup(paperSheet(sampleReceipt, dress()));
  const marked = toMarkup(paperSheet(sampleReceipt, dress({ copy: 2, standing: 'cancelled' })));
  expect(plain).not.toMatch(/COPY|CANCELLED/);
  expect(marked).toContain('COPY 2');
  expect(marked).toContain('CANCELLED');
  expect(marked).toContain(paperHash(sampleReceipt));
});

test('what a person wrote is text on a paper, whatever it looks like', () => {
  const note = '<script>alert("x")</script> & <b>';
  const markup = toMarkup(paperSheet({ ...sampleReceipt, note }, dress()));
  expect(markup).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &lt;b&gt;');
  expect(markup).not.toContain('<script');
});

test('a charge on a statement says why it is what it is', () => {
  const markup = toMarkup(paperSheet(sampleStatement, dress({ layout: 'A4' })));
  expect(markup).toContain('Why this amount');
  expect(markup).toContain('₹81,956.50 × 18 % × 31 / 365');
  expect(markup).toContain('18 % a year (contract@2026-04-01)');
});

test('a late fee that runs says what of it is tax, and interest under the MSMED Act from which day it runs', () => {
  const [first] = sampleStatement.accounts;
  if (first === undefined) throw new Error('a sample account');
  const charge = {
    number: 'INV-1',
    from: day('2026-02-06'),
    to: day('2026-02-06'),
    accruedMinor: 500_00,
    chargedMinor: 0,
    notChargedMinor: 500_00,
    citation: 'as agreed',
    clause: '',
    isConfirmed: true,
    steps: [],
  };
  const tax = {
    citation: 'CGST Act 2017 s.15(2)(d)',
    percent: '18',
    taxableMinor: 423_73,
    parts: [
      { tax: 'cgst' as const, percent: '9', amountMinor: 38_14 },
      { tax: 'sgst' as const, percent: '9', amountMinor: 38_14 },
    ],
    roundOffMinor: -1,
  };
  const days = {
    lastPayOn: day('2026-01-20'),
    appointedOn: day('2026-01-21'),
    isCapped: false,
    agreedDays: null,
  };
  const acceptance = { acceptedOn: day('2026-01-05'), isTold: true, ...days };
  const said = (accrued: (typeof first)['accrued'], languages: PaperDress['languages'] = ['en']): string =>
    toMarkup(paperSheet({ ...sampleStatement, accounts: [{ ...first, accrued }] }, dress({ languages })));
  const fee = said([{ ...charge, component: 'fee', tax }]);
  for (const words of ['Taxable value', '₹423.73', 'CGST 9 %', 'SGST 9 %', '₹38.14', 'Round-off', '−₹0.01']) {
    expect(fee).toContain(words);
  }
  expect(said([{ ...charge, component: 'fee' }])).not.toContain('Taxable value');
  expect(said([{ ...charge, component: 'interest', acceptance }])).toContain(
    'Accepted on 5 Jan 2026, to be paid by 20 Jan 2026; interest runs from 21 Jan 2026, the appointed day.',
  );
  const untold = { ...acceptance, isTold: false };
  expect(said([{ ...charge, component: 'interest', acceptance: untold }])).toContain(
    'No day of acceptance was told',
  );
  expect(said([{ ...charge, component: 'fee', tax }], ['mr'])).toContain('करपात्र मूल्य');
});

test('a claim sheet shows both ways of counting and every rest', () => {
  const markup = toMarkup(paperSheet(sampleClaimSheet, dress({ layout: 'A4' })));
  for (const said of [
    'Monthly rests from the appointed day',
    'Monthly rests of the calendar',
    '1500.416667',
    '20.25 %',
  ]) {
    expect(markup).toContain(said);
  }
});

test('a plan to sign says who agrees with whom, every payment, and leaves a line for each side', () => {
  const markup = toMarkup(paperSheet(samplePlan, dress({ languages: ['en', 'mr'] })));
  for (const said of [
    'Between श्रीकृष्ण ट्रेडर्स and Niyukti Engineering Works, account C-1042.',
    'श्रीकृष्ण ट्रेडर्स आणि नियुक्ति इंजीनियरिंग वर्क्स यांच्यामध्ये, खाते C-1042.',
    '₹9,000.00 (Rupees Nine Thousand Only) is to be paid in 3 monthly payments around day 7 of the month, as agreed on Sun, 22 Nov 2026:',
    'This plan takes the place of the one agreed before.',
    'Thu, 7 Jan 2027',
    'Down payment',
    'Received up to Tue, 8 Dec 2026',
    'Signature of the customer',
    'धनकोच्या वतीने',
  ]) {
    expect(markup).toContain(said);
  }
  expect(markup).not.toContain('SUBJECT TO APPROVAL');
});

test('a receipt for money on its way says what is due until it arrives and what once it has', () => {
  const markup = toMarkup(paperSheet({ ...sampleReceipt, dueNowMinor: 53_210_050 }, dress()));
  expect(markup).not.toContain('Still due after this receipt');
  expect(markup).toMatch(
    /Still due until the money on its way arrives.*₹5,32,100.50.*Still due once it has arrived.*₹4,32,100.50/s,
  );
});

test('a receipt that settles a claim early says what is given up for it; one that earns nothing does not', () => {
  const paper = (discountMinor?: number) =>
    toMarkup(
      paperSheet(
        { ...sampleReceipt, ...(discountMinor === undefined ? {} : { discountMinor }) },
        dress({ languages: ['en', 'hi'] }),
      ),
    );
  expect(paper(200_00)).toContain('Discount for paying early');
  expect(paper(200_00)).toContain('₹200.00');
  expect(paper(200_00)).toContain('समय से पहले भुगतान की छूट');
  expect(paper()).not.toContain('Discount for paying early');
});

test('a statement in two languages says each day once in each', () => {
  const markup = toMarkup(paperSheet(sampleStatement, dress({ layout: 'A4', languages: ['en', 'mr'] })));
  expect(markup).toContain('due 30 Oct 2026 / देय 30 ऑक्टो');
  expect(markup).not.toMatch(/due 30 Oct 2026 \/ 30/);
});

test('a statement sums what does not count yet, apart from cheques that are taken off already', () => {
  const markup = toMarkup(paperSheet(sampleStatement, dress({ layout: 'A4' })));
  const open = markup.indexOf('On its way, does not reduce the balance yet');
  const taken = markup.indexOf('Taken off the balance already, subject to realisation');
  expect(open).toBeGreaterThan(0);
  expect(taken).toBeGreaterThan(open);
  expect(markup.slice(open, taken)).toContain('Transfer told');
  expect(markup.slice(open, taken)).toMatch(/Total.*₹50,000.00/s);
  expect(markup.slice(open, taken)).not.toContain('Cheque');
  expect(markup.slice(taken)).toContain('Cheque taken, not yet cleared');
});

test('a plan says how often it is paid so that no one reads it as several payments each time', () => {
  const spoken = (frequency: 'weekly' | 'fortnightly' | 'monthly') =>
    toMarkup(paperSheet({ ...samplePlan, frequency, salaryDay: null }, dress({ languages: ['en', 'hi'] })));
  expect(spoken('monthly')).toContain('is to be paid in 3 monthly payments, as agreed on');
  expect(spoken('monthly')).toContain('3 मासिक किस्तों में');
  expect(spoken('weekly')).toContain('in 3 weekly payments');
  expect(spoken('fortnightly')).toContain('in 3 fortnightly payments');
  const single = { ...samplePlan, payments: samplePlan.payments.slice(0, 1) };
  expect(toMarkup(paperSheet(single, dress()))).toContain('is to be paid in one payment, as agreed on');
});

test('a plan that waits for a second person says so over everything', () => {
  const waiting = dress({ standing: 'subjectToApproval', layout: '58mm' });
  const markup = toMarkup(paperSheet(samplePlan, waiting));
  expect(markup.indexOf('SUBJECT TO APPROVAL')).toBeLessThan(markup.indexOf('Payment plan'));
});

test('the rule of a receipt is told in words, for every rule that there is', () => {
  const ids = readdirSync(path.resolve(import.meta.dirname, '../../../../resources/allocation/policies')).map(
    (file) => path.basename(file, '.json'),
  );
  for (const policyId of ids) {
    for (const language of languages) {
      const markup = toMarkup(paperSheet({ ...sampleReceipt, policyId }, dress({ languages: [language] })));
      expect(markup, `${policyId} in ${language}`).not.toContain(policyId);
    }
  }
});

/** Kinds of an account's events that never move what is owed; all others have words for a statement's line. */
const moveNothing: readonly string[] = [
  'account.assigned',
  'account.snoozed',
  'account.skipped',
  'account.moved',
  'account.moveUndone',
  'interaction.logged',
  'interaction.corrected',
  'attachment.added',
  'appointment.set',
  'promise.made',
  'promise.decided',
  'promise.withdrawn',
  'plan.proposed',
  'plan.decided',
  'plan.tweaked',
  'plan.cancelled',
  'dispute.opened',
  'dispute.closed',
  'hold.set',
  'hold.cleared',
  'hardship.opened',
  'hardship.closed',
  'review.resolved',
  'paper.printed',
];

test('every kind of event that can move money of an account has words, readable in every language', () => {
  const kinds = Object.values(eventKinds).filter(({ stream }) => stream === 'account');
  const moving = kinds.map(({ kind }) => kind as string).filter((kind) => !moveNothing.includes(kind));
  expect(moving).toContain('receipt.recorded');
  for (const kind of [...moving, 'givenUp', 'writtenOff', 'deductionAllowed', 'owedAgain']) {
    for (const language of languages) {
      const words = (paperWords[language]['movement'] as Readonly<Record<string, string>>)[kind];
      expect(words, `${kind} in ${language}`).toMatch(language === 'en' ? /^[A-Z]/ : /[\u0900-\u097f]/);
    }
  }
});

test('a page carries the fonts that its text needs and no other', () => {
  expect(neededFonts('Asha 5')).toEqual(['latin']);
  expect(neededFonts('₹5')).toEqual(['latin', 'devanagari']);
  expect(neededFonts('Āśā')).toEqual(['latin', 'latinExtended']);
});

test('the screen shows papers in the fonts that are printed, for the same characters', () => {
  const css = readFileSync(
    path.resolve(import.meta.dirname, '../../../../src/renderer/features/paper/paper-fonts.css'),
    'utf8',
  )
    .replace(/\s+/g, ' ')
    .replaceAll(', ', ',');
  for (const { family, range } of Object.values(fontRanges)) {
    const faces = css.split('@font-face').filter((face) => face.includes(`unicode-range: ${range};`));
    expect(faces.map((face) => /font-weight: (\d+)/.exec(face)?.[1])).toEqual(['400', '700']);
    expect(faces.every((face) => face.includes(`font-family: "${family}"`))).toBe(true);
  }
});

test('a roll is as long as what stands on it, in steps of five millimetres', () => {
  expect(rollLengthMm(96)).toBe(30);
  expect(pageRule('80mm', 215)).toContain('size: 80mm 215mm');
  expect(pageRule('A5', 0)).toContain('size: A5');
});

test('the folder of papers holds the languages and nothing else', () => {
  const folder = path.resolve(import.meta.dirname, '../../../../resources/papers');
  expect(readdirSync(folder).sort()).toEqual(languages.map((language) => `${language}.json`).sort());
  expect(readFileSync(path.join(folder, 'en.json'), 'utf8').endsWith('\n')).toBe(true);
});
