import type { AccountView } from '../../../shared/contract/account.ts';
import { text } from '../../i18n/text.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Why the account stands where it stands in Today: its lane and, on demand, every term of its score. */
export function RankReason({ account }: { readonly account: AccountView }) {
  const t = useWords('account');
  const w = useWords('worklist');
  const { rank } = account;
  if (rank === null || rank.lane === null || rank.because === null) return null;
  return (
    <details className="rank-reason">
      <summary>
        {w(`lane.${rank.lane}`)}: {text(rank.because)}
      </summary>
      <ul className="plain-list">
        {rank.terms.map((term) => (
          <li key={term.name}>
            <span className="rank-points">{t('points', { points: signed(term.points) })}</span>{' '}
            {text(term.because)}
          </li>
        ))}
        <li>
          <strong>{t('score', { score: rank.score })}</strong>
        </li>
      </ul>
    </details>
  );
}

function signed(points: number): string {
  return points < 0 ? `−${-points}` : `+${points}`;
}
