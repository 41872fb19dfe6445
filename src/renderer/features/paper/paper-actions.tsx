import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Printer, Share2 } from 'lucide-react';

import type { PaperView } from '../../../shared/contract/paper.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { usePrintPaper } from './use-print-paper.ts';

/** Where one goes from a paper, and how it is printed or saved. */
export function PaperActions({
  view,
  subjectId,
  printing,
}: {
  readonly view: PaperView;
  readonly subjectId: string;
  readonly printing: ReturnType<typeof usePrintPaper>;
}) {
  const t = useWords('papers');
  return (
    <div className="row no-print">
      <Ways view={view} subjectId={subjectId} />
      <div className="row push">
        {printing.hasShell && (
          <Button
            variant="default"
            loading={printing.isBusy}
            leftSection={<Share2 size={16} aria-hidden />}
            onClick={() => void printing.save()}
          >
            {t('savePdf')}
          </Button>
        )}
        <Button
          loading={printing.isBusy}
          leftSection={<Printer size={16} aria-hidden />}
          onClick={() => void printing.print()}
        >
          {t(printing.hasShell ? 'printNow' : 'savePdfByPrinting')}
        </Button>
      </div>
    </div>
  );
}

function Ways({ view, subjectId }: { readonly view: PaperView; readonly subjectId: string }) {
  const t = useWords('papers');
  const { accountId, model } = view;
  const other = otherPaper(model);
  return (
    <>
      {accountId !== null && (
        <Link className="link-button" to="/account/$accountId" params={{ accountId }} search={{}}>
          {t('toAccount')}
        </Link>
      )}
      {other !== null && (
        <Link className="link-button" to="/paper/$paper/$subjectId" params={{ paper: other, subjectId }}>
          {t(`kind.${other}`)}
        </Link>
      )}
      {model.paper === 'planSchedule' && (
        <Link className="link-button" to="/plan/$accountId" params={{ accountId: subjectId }}>
          {t('toPlan')}
        </Link>
      )}
      {model.paper === 'receipt' && (
        <Link className="link-button" to="/receipt/$receiptId" params={{ receiptId: subjectId }}>
          {t('toReceipt')}
        </Link>
      )}
    </>
  );
}

/** A statement leads to the claim sheet where one stands under the Act, and back. */
function otherPaper(model: PaperView['model']): 'claimSheet' | 'statement' | null {
  if (model.paper === 'claimSheet') return 'statement';
  if (model.paper !== 'statement') return null;
  return model.accounts.some(({ conventions }) => conventions !== null) ? 'claimSheet' : null;
}
