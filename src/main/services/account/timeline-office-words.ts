import type { EventOf } from '../../../shared/domain/events/kinds.ts';
import type { TimelineHouse, TimelineWords } from './timeline-house.ts';

type OfficeEvent =
  | EventOf<'items.imported'>
  | EventOf<'import.undone'>
  | EventOf<'claims.missed'>
  | EventOf<'difference.decided'>
  | EventOf<'difference.reopened'>
  | EventOf<'receipt.answered'>;

/** What the office's files, decisions about them and its answers say on the timeline. */
export function officeWords(house: TimelineHouse, event: OfficeEvent): TimelineWords | null {
  if (event.kind === 'receipt.answered') return answerWords(house, event);
  const { importId } = event.data;
  const fileName = house.team.imports.get(importId)?.event.personal?.fileName ?? '';
  switch (event.kind) {
    case 'items.imported':
      return words('import', { count: event.data.items.length, fileName });
    case 'import.undone':
      return words('importUndone', { fileName });
    case 'claims.missed': {
      const { closed, itemIds } = event.data;
      const count = itemIds.length;
      return closed === null
        ? words('missed', { count, fileName })
        : words('missedClosed', { count, fileName, reason: closed });
    }
    case 'difference.decided':
      return words('differenceDecided', { fileName, ...decidedFigures(house, event) });
    case 'difference.reopened':
      return words('differenceReopened', { fileName });
  }
}

function decidedFigures(
  { state }: TimelineHouse,
  { data }: EventOf<'difference.decided'>,
): { readonly knownMinor: number; readonly restMinor: number; readonly currency: string } {
  const sumOf = (parts: readonly { readonly amountMinor: number }[]): number =>
    parts.reduce((sum, one) => sum + one.amountMinor, 0);
  return {
    knownMinor: sumOf([...data.receipts, ...data.reversals]),
    restMinor: sumOf(data.parts),
    currency: state.opened?.data.currency ?? '',
  };
}

function answerWords({ state }: TimelineHouse, event: EventOf<'receipt.answered'>): TimelineWords {
  const { receiptId, answer } = event.data;
  const number = state.receipts.get(receiptId)?.event.data.number ?? '';
  const kind = { accepted: 'receiptInOffice', rejected: 'receiptRejected', sendAgain: 'receiptSendAgain' }[
    answer
  ];
  const reference = { kind: 'receipt', id: receiptId } as const;
  return { ...words(kind, { number }), note: event.personal?.reason ?? null, reference };
}

function words(kind: string, params: TimelineWords['params']): TimelineWords {
  return { kind, params, note: null, reference: { kind: 'none', id: null } };
}
