import { Button } from '@mantine/core';

import type { HandoverView } from '../../../shared/contract/cash.ts';
import { newCommandId, useCommand } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { StatusChip, type Tone } from '../../components/status-chip.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

const toneByStanding: Readonly<Record<HandoverView['standing'], Tone>> = {
  offered: 'info',
  onPaper: 'warning',
  disputed: 'danger',
  accepted: 'ok',
  withdrawn: 'neutral',
};

/** Hand-overs, each with where it stands and what can be done about it. */
export function HandoverList({
  handovers,
  side,
  onAnswer,
}: {
  readonly handovers: readonly HandoverView[];
  /** From whose side they are looked at: who gave, who takes, or the office. */
  readonly side: 'giver' | 'taker' | 'office';
  readonly onAnswer: ((handover: HandoverView) => void) | null;
}) {
  const t = useWords('cash');
  const withdraw = useCommand('withdrawHandover');
  const back = (handoverId: string): void => void withdraw.run({ commandId: newCommandId(), handoverId });
  return (
    <div className="stack">
      <RefusalNotice refusal={withdraw.refusal} />
      <ul className="cash-list">
        {handovers.map((handover) => {
          const { handoverId, standing, amount, userName, toName, givenOn, answerNote, countedMinor, way } =
            handover;
          const isOpen = standing === 'offered' || standing === 'disputed' || standing === 'onPaper';
          const words = { amount: amountText(amount), from: userName, to: toName, day: dayText(givenOn) };
          return (
            <li key={handoverId} className="card row">
              <div className="stack">
                <span>{t(`handover.line_${side}`, words)}</span>
                {standing === 'disputed' && (
                  <span className="cash-wrong">
                    {t('handover.disputed', {
                      amount: amountText({ ...amount, amountMinor: countedMinor ?? 0 }),
                      note: answerNote ?? '',
                    })}
                  </span>
                )}
              </div>
              <StatusChip tone={toneByStanding[standing]}>{t(`handover.standing.${standing}`)}</StatusChip>
              {isOpen && onAnswer !== null && (
                <Button className="push" onClick={() => onAnswer(handover)}>
                  {t(side === 'office' ? 'handover.confirm' : 'handover.count')}
                </Button>
              )}
              {isOpen && side === 'giver' && way === 'inBahi' && (
                <Button className="push" variant="default" onClick={() => back(handoverId)}>
                  {t('handover.takeBack')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
