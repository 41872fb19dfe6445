import { Link } from '@tanstack/react-router';

import type { AccountView } from '../../../shared/contract/account.ts';
import { useProcedure } from '../../api.ts';
import { Notice } from '../../components/status-chip.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Where the office's file and the receipts taken here disagree: both figures, and the most anybody may ask for. */
export function OfficeDifferences({ account }: { readonly account: AccountView }) {
  const t = useWords('account');
  const { accountId, currency } = account;
  const differences = useProcedure('listDifferences', { accountId });
  const amount = (amountMinor: number): string => amountText({ amountMinor, currency });
  return (differences.data?.rows ?? []).map((difference) => (
    <Notice key={difference.importId} tone={difference.inQuestionMinor > 0 ? 'warning' : 'info'}>
      {t(difference.inQuestionMinor > 0 ? 'officeDiffers' : 'officeDiffersOnly', {
        file: difference.fileName,
        day: dayText(difference.toldOn),
        amount: amount(difference.amountMinor),
        office: amount(difference.officeMinor),
        question: amount(difference.inQuestionMinor),
        asked: amount(difference.askedMinor),
        otherwise: amount(difference.otherwiseMinor),
      })}{' '}
      <Link to="/office">{t('officeDecide')}</Link>
    </Notice>
  ));
}
