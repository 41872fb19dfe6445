import { formatDay } from '../date-format.ts';
import type { Language } from '../language.ts';
import { formatMoney } from '../money-format.ts';
import { amountInWords } from '../money-words.ts';
import { type PaperDress, type Speaker, speakerOf } from './dress.ts';
import { el, type PaperElement } from './element.ts';
import { type PlanSchedulePaper, paperHash } from './model.ts';
import { type SheetRow, sheetHead, sheetTable, signatures } from './sheet-parts.ts';

/** A payment plan to sign: who with whom, the sum in words, every payment, and a line for each side (row N4). */
export function planSheet(model: PlanSchedulePaper, dress: PaperDress): PaperElement[] {
  const speaker = speakerOf(dress);
  const { say, each } = speaker;
  const between = each('plan.between', {
    creditor: model.creditor,
    party: (language) => partyName(model, language),
    account: model.account,
  });
  return [
    el('section', 'sheet-part', [
      sheetHead(model, dress, speaker, say('plan.title')),
      ...lines(between),
      ...(model.replacesAnother ? lines(each('plan.replaces')) : []),
      ...lines(sumWords(model, dress, speaker)),
      payments(model, speaker),
      signatures([
        { over: [], under: say('plan.signCustomer') },
        { over: [], under: say('plan.signHouse') },
      ]),
      el('div', 'sheet-check', [...lines(each('checkByHash')), el('p', 'sheet-hash', [paperHash(model)])]),
    ]),
  ];
}

function lines(texts: readonly string[]): PaperElement[] {
  return texts.map((text) => el('p', '', [text]));
}

function partyName({ party, partyNative }: PlanSchedulePaper, language: Language): string {
  return language === 'en' || partyNative === null ? party : partyNative;
}

/** The agreement in one sentence: what is paid, in how many payments, how often, and when it was agreed. */
function sumWords(model: PlanSchedulePaper, { languages }: PaperDress, speaker: Speaker): readonly string[] {
  const { total, payments: all, agreedOn, frequency, salaryDay } = model;
  const rhythm = frequency === 'salaryDay' ? (salaryDay?.kind ?? 'custom') : frequency;
  const day = salaryDay !== null && 'day' in salaryDay ? String(salaryDay.day) : '';
  const count = String(all.length);
  const rhythms = speaker.each(`plan.rhythm.${rhythm}`, { day, count });
  return speaker.each(all.length === 1 ? 'plan.sumOfOne' : 'plan.sum', {
    amount: (language) => formatMoney(total, { language, alwaysMinor: true }),
    words: (language) => amountInWords(total, language),
    rhythm: (language) => rhythms[languages.indexOf(language)] ?? '',
    day: (language) => formatDay(agreedOn, { language }),
  });
}

/** On a roll what is left stands under the day; a sheet has a column for it, and one to write in what came. */
function payments(model: PlanSchedulePaper, speaker: Speaker): PaperElement {
  const { say, weekday, isRoll } = speaker;
  const figure = (minor: number): string => speaker.amount(minor, model.total.currency);
  const orBlank = (minor: number): string => (minor === 0 ? '' : figure(minor));
  const rows = model.payments.map(({ dueOn, amountMinor, leftMinor, receivedMinor }, at): SheetRow => {
    const isDown = at === 0 && model.hasDownPayment;
    const left = `${say('plan.left')}: ${figure(leftMinor)}`;
    const small = [isDown ? say('plan.downPayment') : '', isRoll ? left : ''].filter((text) => text !== '');
    const day = [weekday(dueOn), ...small.map((text) => el('span', 'sheet-small', [text]))];
    const cells = [String(at + 1), day, figure(amountMinor)];
    return { cells: isRoll ? cells : [...cells, figure(leftMinor), orBlank(receivedMinor)] };
  });
  const last = ['', say('plan.total'), figure(model.total.amountMinor)];
  const sum: SheetRow = {
    cells: isRoll ? last : [...last, '', orBlank(model.receivedMinor)],
    isStrong: true,
  };
  const received =
    model.receivedMinor === 0
      ? say('plan.received')
      : say('plan.receivedUpTo', { day: (language) => formatDay(model.asOf, { language }) });
  const columns = [
    { heading: say('plan.number') },
    { heading: say('plan.dueOn') },
    { heading: say('amount'), figures: true },
    ...(isRoll
      ? []
      : [
          { heading: say('plan.left'), figures: true },
          { heading: received, figures: true },
        ]),
  ];
  return sheetTable(columns, [...rows, sum], 'sheet-payments');
}
