import { type PaperDress, type Speaker, speakerOf } from './dress.ts';
import { el, type PaperElement } from './element.ts';
import { interestSteps } from './interest-steps.ts';
import { type ClaimSheetLine, type ClaimSheetPaper, paperHash } from './model.ts';
import { factList, type SheetRow, sheetHead, sheetTable, signatures } from './sheet-parts.ts';

/** The sheet of a claim before a Facilitation Council: every invoice with its appointed day, both ways of counting. */
export function claimSheet(model: ClaimSheetPaper, dress: PaperDress): PaperElement[] {
  const speaker = speakerOf(dress);
  const { say, code, day } = speaker;
  const rates = model.rates.map(({ from, percent }) =>
    say('claimSheet.rateFrom', { from: day(from), percent }),
  );
  return [
    el('section', 'sheet-part', [
      sheetHead(model, dress, speaker, say('claimSheet.title')),
      factList([
        [say('claimSheet.buyer'), model.party],
        [say('receipt.account'), model.account],
        [say('statement.asOf'), day(model.asOf)],
        [say('claimSheet.convention'), code('convention', model.rests)],
        [say('claimSheet.totalClaimed'), speaker.amount(model.totalMinor, model.currency)],
      ]),
      invoices(model, speaker),
      ...(model.lines.some(({ isCapped }) => isCapped) ? texts(speaker.each('claimSheet.capped')) : []),
      ...texts(speaker.each('claimSheet.conventions')),
      el('p', 'sheet-small', [model.citation]),
      el('p', 'sheet-small', [`${say('claimSheet.rateTable')}: ${model.rateTable}`]),
      el('p', 'sheet-small', [`${say('claimSheet.rates')}: ${rates.join('; ')}`]),
      signatures([{ over: [], under: model.house }]),
    ]),
    el('section', 'sheet-part', [
      el('h2', '', [`${say('claimSheet.rests')} (${code('convention', model.rests)})`]),
      ...model.lines.map((line) =>
        el('div', '', [
          el('p', 'sheet-strong', [line.number]),
          interestSteps(line.steps, model.currency, speaker),
        ]),
      ),
    ]),
    el('p', 'sheet-hash', [paperHash(model)]),
  ];
}

function texts(words: readonly string[]): PaperElement[] {
  return words.map((text) => el('p', 'sheet-small', [text]));
}

/** On a roll each invoice is a list of its figures; a sheet has a column for each. */
function invoices(model: ClaimSheetPaper, speaker: Speaker): PaperElement {
  const { say, code, day } = speaker;
  const figure = (minor: number): string => speaker.amount(minor, model.currency);
  const figuresOf = (
    of: Pick<ClaimSheetLine, 'openMinor' | 'byAppointedDayMinor' | 'byCalendarMonthMinor'>,
  ) => [figure(of.openMinor), figure(of.byAppointedDayMinor), figure(of.byCalendarMonthMinor)];
  const figureNames = [
    say('claimSheet.principal'),
    code('convention', 'appointedDay'),
    code('convention', 'calendarMonth'),
  ];
  const total = { ...model, openMinor: model.principalMinor };
  if (speaker.isRoll) {
    const rowsOf = (name: string, figures: readonly string[]): SheetRow[] => [
      { cells: [name, ''], isStrong: true },
      ...figures.map((text, at): SheetRow => ({ cells: [figureNames[at] ?? '', text] })),
    ];
    const rows = model.lines.flatMap((line) =>
      rowsOf(`${line.number} · ${say('claimSheet.appointedOn')} ${day(line.appointedOn)}`, figuresOf(line)),
    );
    const columns = [{ heading: say('claimSheet.invoice') }, { heading: say('amount'), figures: true }];
    return sheetTable(columns, [...rows, ...rowsOf(say('claimSheet.total'), figuresOf(total))]);
  }
  const columns = [
    { heading: say('claimSheet.invoice') },
    { heading: say('claimSheet.acceptedOn') },
    { heading: say('claimSheet.appointedOn') },
    ...figureNames.map((heading) => ({ heading, figures: true })),
  ];
  const rows = model.lines.map(
    (line): SheetRow => ({
      cells: [line.number, day(line.acceptedOn), day(line.appointedOn), ...figuresOf(line)],
    }),
  );
  const sum: SheetRow = { cells: [say('claimSheet.total'), '', '', ...figuresOf(total)], isStrong: true };
  return sheetTable(columns, [...rows, sum], 'sheet-invoices');
}
