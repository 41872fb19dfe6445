import { Link } from '@tanstack/react-router';

import { useProcedure } from '../api.ts';
import { amountText } from '../i18n/format.ts';
import { useWords } from '../i18n/use-words.ts';
import { useMayCall } from '../session/session.tsx';

/** The cash in the signed-in person's hands, in view on every screen; a word beside it once no more may be taken. */
export function CashFoot() {
  const t = useWords('cash');
  const mayRead = useMayCall('readWallet');
  const wallet = useProcedure('readWallet', {}, { enabled: mayRead });
  const held = (wallet.data?.standings ?? []).filter(({ inHandMinor }) => inHandMinor !== 0);
  if (held.length === 0) return null;
  const isBlocked = held.some((standing) => standing.isBlocked);
  const amounts = held.map(({ inHandMinor, currency }) => amountText({ amountMinor: inHandMinor, currency }));
  return (
    <Link to="/cash">
      {t('inHand')}: {amounts.join(' · ')}
      {isBlocked && ` (${t('limit.reached')})`}
    </Link>
  );
}
