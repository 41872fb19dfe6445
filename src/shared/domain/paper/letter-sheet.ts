import { formatDay } from '../date-format.ts';
import type { Language } from '../language.ts';
import { formatMoney } from '../money-format.ts';
import type { PaperDress, Speaker } from './dress.ts';
import { speakerOf } from './dress.ts';
import { el, type PaperElement } from './element.ts';
import { type LetterPaper, paperHash } from './model.ts';
import { factList, type SheetRow, sheetHead, sheetTable, signatures } from './sheet-parts.ts';

/**
 * A letter about what was conceded: the offer of a settlement, the no-dues letter after it, new terms with both schedules,
 * or the confirmation of a hardship case (rows N4–N6).
 */
export function letterSheet(model: LetterPaper, dress: PaperDress): PaperElement[] {
  const speaker = speakerOf(dress);
  const { say, each, day } = speaker;
  const { letter } = model;
  const values = {
    party: (language: Language) => partyName(model, language),
    account: model.account,
    day: (language: Language) => formatDay(model.asOf, { language }),
    offer: amountOf(model, letter === 'noDues' ? 'paid' : 'offer'),
    dues: amountOf(model, 'dues'),
    givenUp: amountOf(model, 'givenUp'),
    until: dayOf(model, letter === 'noDues' ? 'cooling' : 'until'),
  };
  return [
    el('section', 'sheet-part', [
      sheetHead(model, dress, speaker, say(`letter.${letter}.title`)),
      ...lines(each(`letter.${letter}.opening`, values)),
      factList([
        ...model.days.map(({ code, on }) => [say(`letter.day.${code}`), day(on)] as const),
        ...model.amounts.map(({ code, amountMinor }) => {
          return [say(`letter.amount.${code}`), speaker.amount(amountMinor, model.currency)] as const;
        }),
        ...model.words.map(
          ({ group, code }) => [say(`letter.${group}.name`), say(`letter.${group}.${code}`)] as const,
        ),
        [say('letter.claims'), model.claims.join(', ')],
      ]),
      ...schedules(model, speaker),
      ...lines(each(`letter.${letter}.closing`, values)),
      signatures([
        ...(letter === 'offer' || letter === 'restructure'
          ? [{ over: [], under: say('plan.signCustomer') }]
          : []),
        { over: [], under: model.house },
      ]),
      el('div', 'sheet-check', [...lines(each('checkByHash')), el('p', 'sheet-hash', [paperHash(model)])]),
    ]),
  ];
}

function lines(texts: readonly string[]): PaperElement[] {
  return texts.map((text) => el('p', '', [text]));
}

function partyName({ party, partyNative }: LetterPaper, language: Language): string {
  return language === 'en' || partyNative === null ? party : partyNative;
}

function amountOf({ amounts, currency }: LetterPaper, wanted: string): (language: Language) => string {
  const amountMinor = amounts.find(({ code }) => code === wanted)?.amountMinor ?? 0;
  return (language) => formatMoney({ amountMinor, currency }, { language, alwaysMinor: true });
}

function dayOf({ days, asOf }: LetterPaper, wanted: string): (language: Language) => string {
  const on = days.find(({ code }) => code === wanted)?.on ?? asOf;
  return (language) => formatDay(on, { language });
}

/** The payments; new terms have the old ones beside them. */
function schedules(model: LetterPaper, speaker: Speaker): PaperElement[] {
  const { say, day } = speaker;
  const { before, payments, currency } = model;
  if (payments.length === 0) return [];
  const words = (payment: LetterPaper['payments'][number] | undefined): string =>
    payment === undefined ? '' : `${day(payment.dueOn)} · ${speaker.amount(payment.amountMinor, currency)}`;
  if (model.letter !== 'restructure') {
    const rows = payments.map(({ dueOn, amountMinor }): SheetRow => {
      return { cells: [day(dueOn), speaker.amount(amountMinor, currency)] };
    });
    return [sheetTable([{ heading: say('plan.dueOn') }, { heading: say('amount'), figures: true }], rows)];
  }
  const rows = Array.from({ length: Math.max(before.length, payments.length) }, (_, at): SheetRow => {
    return { cells: [words(before[at]), words(payments[at])] };
  });
  return [sheetTable([{ heading: say('letter.before') }, { heading: say('letter.after') }], rows)];
}
