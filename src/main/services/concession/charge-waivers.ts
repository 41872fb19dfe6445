import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { DataOf, EventDraft } from '../../../shared/domain/events/kinds.ts';

/** The words by which the charges of a waiver are given up, once it is in force; its claims follow from the waiver itself. */
export function chargeWaivers(
  accountId: string,
  { concessionId, lines, reason }: DataOf<'waiver.proposed'>,
): readonly EventDraft[] {
  return lines.flatMap(({ chargeId, amountMinor }): EventDraft[] => {
    if (chargeId === null) return [];
    return [
      {
        kind: 'charge.waived',
        stream: accountStream(accountId),
        data: {
          waiverId: `${concessionId}:${chargeId}`.slice(0, 80),
          chargeId,
          amountMinor,
          reason,
          grantedBy: concessionId,
        },
        personal: { note: null },
      },
    ];
  });
}
