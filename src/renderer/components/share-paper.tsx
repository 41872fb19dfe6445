import { Button } from '@mantine/core';
import { Share2 } from 'lucide-react';
import { useState } from 'react';

import type { Refusal } from '../../shared/contract/contract.ts';
import { door } from '../api.ts';
import { useWords } from '../i18n/use-words.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { showToast } from './toast.tsx';

/** The page of a paper alone, with the styles and fonts it is shown with; addresses are those of the paper's own origin. */
function paperHtml(article: HTMLElement, title: string): string {
  const sheets = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map(
    (link) => new URL(link.href).pathname,
  );
  const page = document.implementation.createHTMLDocument(title);
  page.documentElement.lang = document.documentElement.lang;
  for (const [name, value] of Object.entries({ theme: 'desk-light', density: 'desk' })) {
    page.documentElement.dataset[name] = value;
  }
  for (const href of sheets) {
    const link = page.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    page.head.append(link);
  }
  page.body.append(page.importNode(article, true));
  return `<!doctype html>${page.documentElement.outerHTML}`;
}

/**
 * Saves the paper on the screen as a PDF to hand on. The desktop app writes the file; in a browser the print dialog does
 * it, so the button says that instead.
 */
export function SharePaper({
  fileName,
  paper,
}: {
  readonly fileName: string;
  readonly paper: 'A4' | 'A5' | 'css';
}) {
  const t = useWords('components');
  const [refusal, setRefusal] = useState<Refusal>();
  const [isSaving, setSaving] = useState(false);
  const { shell } = door;
  const share = async (): Promise<void> => {
    const article = document.querySelector<HTMLElement>('article.paper');
    if (shell === null || article === null) {
      window.print();
      return;
    }
    setSaving(true);
    const pdf = await shell.printPdf({ html: paperHtml(article, fileName), paper });
    const saved = pdf.ok
      ? await shell.saveFile({ suggestedName: `${fileName}.pdf`, bytes: new Uint8Array(pdf.value) })
      : pdf;
    setSaving(false);
    setRefusal(saved.ok ? undefined : (saved.refusal as Refusal));
    if (saved.ok && saved.value !== null) showToast(t('print.saved', { name: saved.value.savedName }));
  };
  return (
    <>
      <Button
        variant="default"
        loading={isSaving}
        leftSection={<Share2 size={16} aria-hidden />}
        onClick={() => void share()}
      >
        {t(shell === null ? 'print.asPdfByPrinting' : 'print.asPdf')}
      </Button>
      <RefusalNotice refusal={refusal} />
    </>
  );
}
