import { Link } from '@tanstack/react-router';

import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { PrintPage } from '../../components/print-page.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import { WhyLines } from './why-lines.tsx';

/** Why this amount, as a page to print (row L11). */
export function WhyPaper({ accountId }: { readonly accountId: string }) {
  const t = useWords('charges');
  const { practice } = useSession();
  const charges = useProcedure('readCharges', { accountId });
  return (
    <DataState state={charges}>
      {(view) => (
        <PrintPage
          title={t('why')}
          practice={practice}
          actions={
            <Link className="link-button" to="/account/$accountId" params={{ accountId }} search={{}}>
              {t('toAccount')}
            </Link>
          }
        >
          <WhyLines view={view} />
        </PrintPage>
      )}
    </DataState>
  );
}
