import type { Random } from '../../lib/random.ts';
import { addDays, laterDate, type PlainDate } from '../dates.ts';
import type { EventDraft } from '../events/kinds.ts';
import { tenderInstrumentId } from '../instrument/record.ts';
import { type DeskSetting, deskAct } from './desk-act.ts';
import type { SampleAct } from './request.ts';

interface Presented {
  readonly stream: EventDraft['stream'];
  readonly instrumentId: string;
}

/** Days from the bank's counter to the money, at least. */
const clearingDays = 2;

/**
 * The year's cheques go to the bank, and come through: those that were taken on a day or fell due on it go together on
 * the next working day. What a scene takes to the bank itself, or takes back, is left to it.
 */
export function instrumentActs(
  acts: readonly SampleAct[],
  setting: DeskSetting,
  random: Random,
): readonly SampleAct[] {
  const { calendar, staff } = setting;
  const byDay = new Map<PlainDate, Presented[]>();
  const spoken = spokenFor(acts);
  for (const act of acts) {
    for (const { receipt, at, drawnOn } of chequesOf(act)) {
      const instrumentId = tenderInstrumentId(receipt.receiptId, at);
      if (spoken.has(receipt.receiptId) || spoken.has(instrumentId)) continue;
      const earliest = addDays(laterDate(drawnOn, act.businessDate), 1);
      const on = calendar.workingDayFrom(earliest);
      const stream = receipt.stream;
      if (on < calendar.asOf) byDay.set(on, [...(byDay.get(on) ?? []), { stream, instrumentId }]);
    }
  }
  return [...byDay].flatMap(([on, presented]) => {
    const clearedOn = calendar.workingDayFrom(addDays(on, clearingDays));
    const given = deskAct(setting, { on, minute: 15 * 60, by: staff.desk }, random.fork('given', on), () =>
      presented.map(({ stream, instrumentId }) => ({
        kind: 'instrument.presented',
        stream,
        data: { instrumentId, on },
        personal: null,
      })),
    );
    if (clearedOn >= calendar.asOf) return [given];
    const moment = { on: clearedOn, minute: 10 * 60 + 20, by: staff.desk };
    const paid = deskAct(setting, moment, random.fork('paid', on), () =>
      presented.map(({ stream, instrumentId }) => ({
        kind: 'instrument.cleared',
        stream,
        data: { instrumentId, on: clearedOn, bankLineRef: null, receipt: null },
        personal: null,
      })),
    );
    return [given, paid];
  });
}

interface Cheque {
  readonly receipt: { readonly receiptId: string; readonly stream: EventDraft['stream'] };
  readonly at: number;
  readonly drawnOn: PlainDate;
}

function chequesOf(act: SampleAct): readonly Cheque[] {
  return act.drafts.flatMap((draft) => {
    if (draft.kind !== 'receipt.recorded') return [];
    const { receiptId, tenders } = draft.data;
    return tenders.flatMap((tender, at) =>
      tender.tender === 'cheque'
        ? [
            {
              receipt: { receiptId, stream: draft.stream },
              at,
              drawnOn: tender.instrumentOn ?? act.businessDate,
            },
          ]
        : [],
    );
  });
}

/** Receipts and instruments of which a scene says itself what becomes of them. */
function spokenFor(acts: readonly SampleAct[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { drafts } of acts) {
    for (const draft of drafts) {
      if (draft.kind === 'receipt.voidRequested') ids.add(draft.data.receiptId);
      if (draft.kind === 'instrument.presented') ids.add(draft.data.instrumentId);
    }
  }
  return ids;
}
