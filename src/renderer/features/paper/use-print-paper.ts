import { useState } from 'react';

import type { Refusal } from '../../../shared/contract/contract.ts';
import type { PaperView } from '../../../shared/contract/paper.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { PaperDress } from '../../../shared/domain/paper/dress.ts';
import type { PaperElement } from '../../../shared/domain/paper/element.ts';
import { fixedPdf } from '../../../shared/domain/paper/fixed-pdf.ts';
import { pageRule, rollLengthMm } from '../../../shared/domain/paper/paper-page.ts';
import { door, newCommandId, useCommand } from '../../api.ts';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { printedPage } from './paper-material.ts';

/** What is printed: the paper as it is shown, and the question that it answers. */
export interface PaperAtHand {
  readonly view: PaperView;
  readonly dress: PaperDress;
  readonly sheet: PaperElement;
  readonly question: {
    readonly paper: PaperView['model']['paper'];
    readonly subjectId: string;
    readonly from: PlainDate | null;
    readonly asOf?: PlainDate;
  };
  readonly fileName: string;
}

/** Prints and saves the paper at hand, and notes that it was. In a browser its own print dialog does both. */
export function usePrintPaper(paper: PaperAtHand) {
  const t = useWords('papers');
  const note = useCommand('recordPaperPrinted');
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const { shell } = door;

  const recordPrint = async (): Promise<void> => {
    const { languages, layout, copy } = paper.dress;
    await note.run({
      commandId: newCommandId(),
      ...paper.question,
      sha256: paper.view.sha256,
      languages: [...languages],
      layout,
      asCopy: copy !== null,
    });
  };
  const run = async (work: () => Promise<Refusal | boolean>): Promise<void> => {
    setBusy(true);
    const done = await work();
    setBusy(false);
    setRefusal(typeof done === 'boolean' ? undefined : done);
    if (done === true) await recordPrint();
  };
  const print = (): Promise<void> =>
    run(async () => {
      if (shell === null) return printHere(paper.dress);
      const printed = await shell.printPaper({ html: await pageOf(paper), paper: 'css' });
      return printed.ok ? printed.value.printed : (printed.refusal as Refusal);
    });
  const save = (): Promise<void> =>
    run(async () => {
      if (shell === null) return printHere(paper.dress);
      const pdf = await shell.printPdf({ html: await pageOf(paper), paper: 'css' });
      if (!pdf.ok) return pdf.refusal as Refusal;
      const bytes = fixedPdf(new Uint8Array(pdf.value), dayOf(paper.view));
      const saved = await shell.saveFile({ suggestedName: `${paper.fileName}.pdf`, bytes });
      if (!saved.ok) return saved.refusal as Refusal;
      if (saved.value !== null) showToast(t('saved', { name: saved.value.savedName }));
      return saved.value !== null;
    });
  return { print, save, isBusy, refusal: refusal ?? note.refusal, hasShell: shell !== null };
}

/** The day of a paper: it stands in the file in the place of the moment of printing. */
function dayOf({ model }: PaperView): PlainDate {
  return model.paper === 'receipt' ? model.receivedOn : model.asOf;
}

function pageOf({ sheet, dress, fileName }: PaperAtHand): Promise<string> {
  return printedPage(sheet, dress, { rollMm: shownRollMm(), title: fileName });
}

/** As long as the paper is that is shown: a roll is cut behind it. */
function shownRollMm(): number {
  return rollLengthMm(document.querySelector('article.sheet')?.getBoundingClientRect().height ?? 0);
}

/** The browser's own dialog, with the page in the size of the paper while it is open. */
function printHere({ layout }: PaperDress): boolean {
  const page = new CSSStyleSheet();
  page.replaceSync(pageRule(layout, shownRollMm()));
  const before = document.adoptedStyleSheets;
  document.adoptedStyleSheets = [...before, page];
  window.print();
  document.adoptedStyleSheets = before;
  return true;
}
