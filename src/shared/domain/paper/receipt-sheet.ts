import { formatMoney } from '../money-format.ts';
import { amountInWords } from '../money-words.ts';
import { type PaperDress, type Speaker, speakerOf } from './dress.ts';
import { el, type PaperElement } from './element.ts';
import { paperHash, type ReceiptPaper } from './model.ts';
import { factList, type SheetRow, sealCode, sheetHead, sheetTable, signatures } from './sheet-parts.ts';

/** A receipt for the payer, and under it the counter-copy that stays with the house (row V5). */
export function receiptSheet(model: ReceiptPaper, dress: PaperDress): PaperElement[] {
  const speaker = speakerOf(dress);
  const { say } = speaker;
  return [
    el('section', 'sheet-part', [
      sheetHead(model, dress, speaker, say('receipt.title')),
      el('div', 'sheet-top', [
        el('div', 'sheet-told', [receiptFacts(model, speaker), amount(model, dress, speaker)]),
        dress.seal === null || speaker.isRoll ? null : sealCode(dress.seal, model.number),
      ]),
      tenders(model, speaker),
      notes(model, speaker),
      split(model, speaker),
      ...speaker.eachCode('receipt.basis', model.basis).map((text) => el('p', '', [text])),
      ...allocationWords(model, speaker),
      model.note === null || model.note === '' ? null : el('p', '', [model.note]),
      sign(model, speaker),
      check(model, dress, speaker),
    ]),
    counterCopy(model, dress, speaker),
  ];
}

/** By which rule the money was split, why the creditor chose so, and which receipt it stands in place of. */
function allocationWords(
  { policyId, choiceReason, replaces }: ReceiptPaper,
  speaker: Speaker,
): PaperElement[] {
  const { say } = speaker;
  const words = [
    choiceReason === null ? null : say('receipt.choiceReason', { reason: choiceReason }),
    policyId === null
      ? null
      : say('receipt.rule', { rule: (language) => speaker.codeIn('rule', policyId, language) }),
    replaces === null ? null : say('receipt.replaces', { number: replaces }),
  ];
  return words.flatMap((text) => (text === null ? [] : [el('p', 'sheet-small', [text])]));
}

function receiptFacts(model: ReceiptPaper, { say, day }: Speaker): PaperElement {
  const payer = model.payer ?? say('receipt.anotherPerson');
  return factList([
    [say('receipt.number'), model.number],
    [say('receipt.receivedOn'), day(model.receivedOn)],
    [say('receipt.from'), model.party],
    [say('receipt.account'), model.account],
    [say('receipt.paidBy'), model.payerIsDebtor ? null : payer],
    [say('receipt.writtenAt'), model.writtenAt],
  ]);
}

function amount({ amount: sum }: ReceiptPaper, { languages }: PaperDress, speaker: Speaker): PaperElement {
  return el('div', 'sheet-amount', [
    el('p', 'sheet-figure', [speaker.amount(sum.amountMinor, sum.currency)]),
    ...languages.map((language) =>
      el('p', 'sheet-words', [amountInWords(sum, language)], { lang: language }),
    ),
  ]);
}

function tenders({ tenders: paid, amount: { currency } }: ReceiptPaper, speaker: Speaker): PaperElement {
  const { say, code, day } = speaker;
  const rows = paid.map((tender): SheetRow => {
    const told = [
      tender.reference,
      tender.bank,
      tender.instrumentOn === null ? null : day(tender.instrumentOn),
    ];
    const reference = told.filter((part) => part !== null && part !== '').join(' · ');
    const how = [
      code('tender', tender.tender),
      ...(tender.subjectToRealisation ? [` (${say('receipt.realisationShort')})`] : []),
    ];
    const figure = speaker.amount(tender.amountMinor, currency);
    return speaker.isRoll
      ? { cells: [[...how, el('span', 'sheet-small', [reference === '' ? '' : reference])], figure] }
      : { cells: [how, reference, figure] };
  });
  const columns = [
    { heading: say('receipt.how') },
    ...(speaker.isRoll ? [] : [{ heading: say('receipt.reference') }]),
    { heading: say('amount'), figures: true },
  ];
  const waits = paid.some(({ subjectToRealisation }) => subjectToRealisation);
  return el('div', '', [
    sheetTable(columns, rows),
    ...(waits ? speaker.each('receipt.realisation').map((text) => el('p', 'sheet-small', [text])) : []),
  ]);
}

function notes({ denominations, amount: { currency } }: ReceiptPaper, speaker: Speaker): PaperElement | null {
  if (denominations.length === 0) return null;
  const counted = denominations.map(
    ({ valueMinor, count }) =>
      `${formatMoney({ amountMinor: valueMinor, currency }, { language: 'en' })} × ${count}`,
  );
  return el('p', 'sheet-small', [`${speaker.say('receipt.counted')}: ${counted.join(' · ')}`]);
}

/** What the money is set against, claim by claim and part by part, what stays in hand, and what is still due. */
function split(model: ReceiptPaper, speaker: Speaker): PaperElement {
  const { say, code, day } = speaker;
  const { currency } = model.amount;
  const rows = model.split.map(({ number, dueOn, component, amountMinor }): SheetRow => {
    const part = component === null ? '' : code('component', component);
    const due = dueOn === null ? '' : day(dueOn);
    const figure = speaker.amount(amountMinor, currency);
    if (!speaker.isRoll) return { cells: [number, due, part, figure] };
    return {
      cells: [[number, el('span', 'sheet-small', [[due, part].filter(Boolean).join(' · ')])], figure],
    };
  });
  const tail = (label: string, amountMinor: number): SheetRow => {
    const figure = speaker.amount(amountMinor, currency);
    return { cells: speaker.isRoll ? [label, figure] : [label, '', '', figure], isStrong: true };
  };
  const last = [
    ...(model.unappliedMinor === 0 ? [] : [tail(say('receipt.unapplied'), model.unappliedMinor)]),
    ...(model.discountMinor === undefined ? [] : [tail(say('receipt.discount'), model.discountMinor)]),
    ...(model.dueNowMinor === undefined
      ? [tail(say('receipt.remaining'), model.remainingDueMinor)]
      : [
          tail(say('receipt.dueNow'), model.dueNowMinor),
          tail(say('receipt.dueOnceArrived'), model.remainingDueMinor),
        ]),
  ];
  const columns = speaker.isRoll
    ? [{ heading: say('receipt.against') }, { heading: say('amount'), figures: true }]
    : [
        { heading: say('receipt.against') },
        { heading: say('due') },
        { heading: say('part') },
        { heading: say('amount'), figures: true },
      ];
  return sheetTable(columns, [...rows, ...last]);
}

/** The payer's line says on what account they paid: with it the writing acknowledges the debt (Limitation Act s. 18, 19). */
function sign(model: ReceiptPaper, { say, each }: Speaker): PaperElement {
  return signatures([
    { over: each('receipt.paidOnAccountOf'), under: say('receipt.signPayer') },
    { over: [], under: say('receipt.signReceiver', { name: model.receivedBy }) },
  ]);
}

function check(model: ReceiptPaper, dress: PaperDress, { each, isRoll }: Speaker): PaperElement {
  return el('div', 'sheet-check', [
    dress.seal === null || !isRoll ? null : sealCode(dress.seal, model.number),
    ...each(dress.seal === null ? 'checkByHash' : 'checkByCode').map((text) => el('p', '', [text])),
    el('p', 'sheet-hash', [paperHash(model)]),
  ]);
}

function counterCopy(model: ReceiptPaper, dress: PaperDress, speaker: Speaker): PaperElement {
  const { say, code, day } = speaker;
  const how = model.tenders.map((tender) =>
    [code('tender', tender.tender), tender.reference].filter((part) => part !== null).join(' '),
  );
  const against = model.split.map(({ number }) => number);
  return el('section', 'sheet-part sheet-counter', [
    el('p', 'sheet-cut', [say('receipt.counterCopy')]),
    dress.standing === 'stands' ? null : el('p', 'sheet-mark', [say(`standing.${dress.standing}`)]),
    factList([
      [say('receipt.number'), model.number],
      [say('receipt.receivedOn'), day(model.receivedOn)],
      [say('receipt.from'), `${model.party} · ${model.account}`],
      [say('receipt.paidBy'), model.payerIsDebtor ? null : (model.payer ?? say('receipt.anotherPerson'))],
      [say('amount'), speaker.amount(model.amount.amountMinor, model.amount.currency)],
      [say('receipt.how'), how.join(', ')],
      [say('receipt.against'), [...new Set(against)].join(', ')],
    ]),
    sign(model, speaker),
    el('p', 'sheet-hash', [paperHash(model)]),
  ]);
}
