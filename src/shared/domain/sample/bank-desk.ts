import { sha256Hex } from '../../lib/hash.ts';
import type { Random } from '../../lib/random.ts';
import { lineIds } from '../bank/line-identity.ts';
import type { PlainDate } from '../dates.ts';
import { accountStream, teamStream } from '../events/envelope.ts';
import type { DataOf, EventDraft } from '../events/kinds.ts';
import { type DeskSetting, deskAct } from './desk-act.ts';
import type { SampleAct } from './request.ts';

/** Working days that the statement of the sample reaches back. */
const statementDays = 12;
const mostLines = 60;
const accountRef = '50200066600012';
const openingMinor = 4_20_000_00;
const mark = { accountRef, currency: 'INR' };

/** Money that the bank shows: a tender of a receipt, or cash that was carried there. */
interface Shown {
  readonly on: PlainDate;
  readonly amountMinor: number;
  readonly reference: string;
  readonly narration: string;
  readonly tender: DataOf<'bank.linesMatched'>['tenders'][number] | null;
  readonly deposit: DataOf<'bank.linesMatched'>['deposits'][number] | null;
}

interface Line extends Shown {
  readonly lineId: string;
}

/**
 * The statement of the last days comes in on the last morning. What its references say surely is matched, one match is
 * taken back, the bank's own charge is put aside, and some lines wait for a person, as on any morning.
 */
export function bankActs(
  acts: readonly SampleAct[],
  setting: DeskSetting,
  random: Random,
): readonly SampleAct[] {
  const { calendar, staff, teamId } = setting;
  const on = calendar.workingDaysBefore(1);
  const from = calendar.workingDaysBefore(statementDays);
  const shown = shownByBank(acts, from, on);
  const own: readonly Shown[] = [
    line(on, 5_000_00, '', 'BY CASH DEPOSIT-CDM PUNE MAIN'),
    line(on, -17_70, '', 'SMS ALERT CHRG'),
  ];
  const ids = lineIds(mark, [...shown, ...own]);
  const lines = [...shown, ...own].map((one, at): Line => ({ ...one, lineId: ids[at] ?? '' }));
  const stream = teamStream(teamId);
  const write = (minute: number, decide: (commandId: string) => readonly EventDraft[]): SampleAct =>
    deskAct(setting, { on, minute, by: staff.admin }, random.fork('bank', minute), decide);
  const sure = lines.filter(
    ({ tender, deposit }, at) => deposit !== null || (tender !== null && at % 4 !== 3),
  );
  const matched = sure.map((one, at) => ({ one, act: write(9 * 60 + 40 + at, matchOf(stream, one)) }));
  const wrong = matched.find(({ one }) => one.tender !== null);
  const [cdm, charge] = lines.slice(-2);
  const after = 9 * 60 + 40 + sure.length;
  return [
    write(9 * 60 + 30, () => [statementOf(stream, lines, from, on)]),
    ...matched.map(({ act }) => act),
    ...(wrong === undefined ? [] : [write(after + 1, () => undoing(stream, wrong.one, wrong.act.commandId))]),
    write(after + 2, () => [setAside(stream, charge?.lineId ?? '', 'bankCharge')]),
    write(after + 3, () => [setAside(stream, cdm?.lineId ?? '', 'other')]),
    write(after + 4, () => [
      { kind: 'bank.lineTakenUp', stream, data: { lineId: cdm?.lineId ?? '' }, personal: null },
    ]),
  ];
}

function line(on: PlainDate, amountMinor: number, reference: string, narration: string): Shown {
  return { on, amountMinor, reference, narration, tender: null, deposit: null };
}

/** What came in by transfer and UPI in those days, and what was paid in at the counter; oldest first. */
function shownByBank(acts: readonly SampleAct[], from: PlainDate, until: PlainDate): readonly Shown[] {
  const spoken = new Set(
    acts.flatMap(({ drafts }) =>
      drafts.flatMap((draft) =>
        draft.kind === 'receipt.voidRequested' || draft.kind === 'tender.failed'
          ? [draft.data.receiptId]
          : draft.kind === 'cash.depositTakenBack'
            ? [draft.data.depositId]
            : [],
      ),
    ),
  );
  return acts
    .filter(({ businessDate }) => businessDate >= from && businessDate < until)
    .flatMap((act) => act.drafts.flatMap((draft) => shownOf(act, draft, spoken)))
    .slice(-mostLines);
}

function shownOf(act: SampleAct, draft: EventDraft, spoken: ReadonlySet<string>): readonly Shown[] {
  const on = act.businessDate;
  if (draft.kind === 'cash.deposited' && !spoken.has(draft.data.depositId)) {
    const { depositId, amountMinor, slipNumber } = draft.data;
    const deposit = { depositId, userId: act.userId, amountMinor };
    return [{ ...line(on, amountMinor, slipNumber, `CASH DEP SLIP ${slipNumber}`), deposit }];
  }
  if (draft.kind !== 'receipt.recorded' || spoken.has(draft.data.receiptId)) return [];
  const { receiptId, tenders } = draft.data;
  const accountId = draft.stream.slice('account:'.length);
  return tenders.flatMap(({ tender, amountMinor, reference }, at): Shown[] => {
    if (reference === null || (tender !== 'bankTransfer' && tender !== 'upi')) return [];
    const way = tender === 'upi' ? 'UPI' : 'NEFT';
    const one = line(on, amountMinor, reference, `${way}-${reference}-PRACTICE`);
    return [{ ...one, tender: { accountId, receiptId, at, amountMinor } }];
  });
}

function statementOf(
  stream: EventDraft['stream'],
  lines: readonly Line[],
  from: PlainDate,
  on: PlainDate,
): EventDraft {
  return {
    kind: 'bank.statementImported',
    stream,
    data: {
      statementId: `BS${sha256Hex(`${accountRef}|${from}|${on}`).slice(0, 30)}`,
      part: 1,
      parts: 1,
      fileSha256: sha256Hex(`practice statement ${from} ${on}`),
      format: 'csv',
      accountRef,
      currency: 'INR',
      openingMinor,
      closingMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, openingMinor),
      fileLines: lines.length,
      knownLines: 0,
      lines: lines.map((one) => ({
        lineId: one.lineId,
        on: one.on,
        valueOn: null,
        amountMinor: one.amountMinor,
        reference: one.reference,
      })),
    },
    personal: {
      fileName: `Statement ${on}.csv`,
      words: lines.map(({ lineId, narration }) => ({ lineId, narration, counterparty: null })),
    },
  };
}

const matchOf =
  (stream: EventDraft['stream'], { lineId, amountMinor, tender, deposit, on }: Line) =>
  (commandId: string): readonly EventDraft[] => [
    {
      kind: 'bank.linesMatched',
      stream,
      data: {
        matchId: commandId,
        lines: [{ lineId, amountMinor }],
        tenders: tender === null ? [] : [tender],
        deposits: deposit === null ? [] : [deposit],
        how: 'rule',
        reason: 'reference',
        confidence: 98,
      },
      personal: null,
    },
    ...(tender === null ? [] : [confirmed(tender, lineId, on)]),
  ];

function confirmed(
  { accountId, receiptId, at }: NonNullable<Shown['tender']>,
  bankLineRef: string,
  on: PlainDate,
): EventDraft {
  return {
    kind: 'tender.confirmed',
    stream: accountStream(accountId),
    data: { receiptId, at, bankLineRef, on },
    personal: null,
  };
}

function undoing(stream: EventDraft['stream'], { tender }: Line, matchId: string): readonly EventDraft[] {
  if (tender === null) return [];
  const { accountId, receiptId, at } = tender;
  return [
    { kind: 'bank.matchUndone', stream, data: { matchId }, personal: null },
    {
      kind: 'tender.unconfirmed',
      stream: accountStream(accountId),
      data: { receiptId, at, reasonCode: 'bankMatchUndone' },
      personal: null,
    },
  ];
}

function setAside(
  stream: EventDraft['stream'],
  lineId: string,
  reason: DataOf<'bank.lineSetAside'>['reason'],
): EventDraft {
  return { kind: 'bank.lineSetAside', stream, data: { lineId, reason }, personal: { note: null } };
}
