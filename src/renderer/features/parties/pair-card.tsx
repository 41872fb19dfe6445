import { Button } from '@mantine/core';

import type { DuplicatePair, PartyGlance } from '../../../shared/contract/parties.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';

/** Under this id the first button of a pair is found. */
export function pairId({ one, other }: DuplicatePair): string {
  return `pair-${one.partyId}-${other.partyId}`;
}

const toneByGrade = { certain: 'danger', likely: 'warning', possible: 'neutral' } as const;

/** Two customers that may be one: how sure it is, what they have in common, who proposed it. */
export function PairCard({ pair, isCurrent, onFocus, onOpen }: PairActs & { readonly isCurrent: boolean }) {
  const t = useWords('parties');
  const { one, other, grade, reasons, proposed, suggests } = pair;
  return (
    <article
      className="card stack pair"
      data-current={isCurrent}
      aria-label={t('pair.label', { one: one.name, other: other.name })}
    >
      <div className="row">
        <h2>{t('pair.names', { one: one.name, other: other.name })}</h2>
        <span className="row push">
          {grade !== null && <StatusChip tone={toneByGrade[grade]}>{t(`grade.${grade}`)}</StatusChip>}
          {proposed !== null && <StatusChip tone="info">{t('pair.proposed')}</StatusChip>}
        </span>
      </div>
      {reasons.length > 0 && (
        <p>{t('pair.common', { reasons: reasons.map((reason) => t(`reason.${reason}`)).join('; ') })}</p>
      )}
      {suggests === 'link' && <p>{t('pair.link')}</p>}
      {proposed !== null && (
        <p>
          {t('pair.proposedBy', {
            name: proposed.by,
            day: dayText(proposed.on),
            reason: proposed.reason,
          })}
        </p>
      )}
      <p className="muted">
        <Line party={one} />
      </p>
      <p className="muted">
        <Line party={other} />
      </p>
      <PairButtons pair={pair} onFocus={onFocus} onOpen={onOpen} />
    </article>
  );
}

interface PairActs {
  readonly pair: DuplicatePair;
  readonly onFocus: () => void;
  readonly onOpen: (what: 'compare' | 'apart') => void;
}

/** Whoever works accounts looks closer; who leads says that the two are not the same. */
function PairButtons({ pair, onFocus, onOpen }: PairActs) {
  const t = useWords('parties');
  const mayPropose = useMayCall('proposeMerge');
  const mayDecide = useMayCall('keepPartiesApart');
  if (!mayPropose) return null;
  return (
    <div className="row">
      {mayDecide && (
        <Button
          variant="default"
          onFocus={onFocus}
          onClick={() => onOpen('apart')}
          rightSection={<kbd aria-hidden>R</kbd>}
        >
          {t('pair.apart')}
        </Button>
      )}
      <Button
        id={pairId(pair)}
        className="push"
        onFocus={onFocus}
        onClick={() => onOpen('compare')}
        rightSection={mayDecide ? <kbd aria-hidden>A</kbd> : null}
      >
        {t('pair.compare')}
      </Button>
    </div>
  );
}

/** One of the two in a line: number and book, what it owes. */
function Line({ party }: { readonly party: PartyGlance }) {
  const t = useWords('parties');
  const { name, partyKey, book, accounts, totalDue } = party;
  const owed = totalDue.map((amount) => amountText(amount)).join(' + ');
  return <>{[name, partyKey, book, t('accounts', { count: accounts }), owed].filter(Boolean).join(' · ')}</>;
}
