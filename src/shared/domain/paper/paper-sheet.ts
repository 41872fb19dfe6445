import { claimSheet } from './claim-sheet.ts';
import type { PaperDress } from './dress.ts';
import { el, type PaperElement } from './element.ts';
import { letterSheet } from './letter-sheet.ts';
import type { PaperModel } from './model.ts';
import { planSheet } from './plan-sheet.ts';
import { receiptSheet } from './receipt-sheet.ts';
import { statementSheet } from './statement-sheet.ts';

/** A paper as it is drawn: the same model and dress give the same elements, always. */
export function paperSheet(model: PaperModel, dress: PaperDress): PaperElement {
  const [language = 'en'] = dress.languages;
  return el('article', 'sheet', sheetOf(model, dress), { 'data-layout': dress.layout, lang: language });
}

function sheetOf(model: PaperModel, dress: PaperDress): PaperElement[] {
  switch (model.paper) {
    case 'receipt':
      return receiptSheet(model, dress);
    case 'statement':
    case 'partyStatement':
      return statementSheet(model, dress);
    case 'claimSheet':
      return claimSheet(model, dress);
    case 'planSchedule':
      return planSheet(model, dress);
    case 'letter':
      return letterSheet(model, dress);
  }
}
