import { assert } from '../../lib/assert.ts';
import type { Random } from '../../lib/random.ts';
import { addDays, type PlainDate } from '../dates.ts';
import { noEffects } from '../events/effects.ts';
import { walletStream } from '../events/envelope.ts';
import type { DataOf, EventDraft } from '../events/kinds.ts';
import { derivedEventId, toId } from '../ids.ts';
import { expectDay } from '../wallet/closed-days.ts';
import { applyWalletEvent, cashInHand, emptyWalletState } from '../wallet/state.ts';
import { type DeskMoment, type DeskSetting, deskAct } from './desk-act.ts';
import type { SampleAct } from './request.ts';
import { asWalletEvent } from './sample-events.ts';

/** Cash taken in these last days stays in hand: receipts of that time may still be voided and given back. */
const undepositedDays = 60;

const currency = 'INR';
const evening = 21 * 60;

/** A wallet that is worked beside the accounts: its fold, what it wrote, and who does what next. */
class CashBox {
  readonly acts: SampleAct[] = [];
  readonly #stream: ReturnType<typeof walletStream>;
  readonly #state;
  readonly #setting: DeskSetting;
  readonly #random: Random;
  #tenders = new Map<string, { receipts: number; expectedMinor: number }>();
  #slips = 0;

  constructor(userId: string, setting: DeskSetting, random: Random) {
    this.#stream = walletStream(userId);
    this.#state = emptyWalletState(this.#stream);
    this.#setting = setting;
    this.#random = random;
  }

  get inHandMinor(): number {
    return cashInHand(this.#state)[currency] ?? 0;
  }

  /** What an act of somebody else's, or its own, did to this wallet. */
  see(act: SampleAct): void {
    for (const [at, draft] of act.drafts.entries()) {
      if (draft.kind === 'receipt.recorded' && walletStream(act.userId) === this.#stream)
        this.#count(draft.data);
      if (draft.stream !== this.#stream) continue;
      const id = derivedEventId(toId(act.commandId), at);
      applyWalletEvent(this.#state, asWalletEvent(draft, act, id), noEffects());
    }
  }

  #count({ tenders }: DataOf<'receipt.recorded'>): void {
    for (const { tender, amountMinor } of tenders) {
      const known = this.#tenders.get(tender) ?? { receipts: 0, expectedMinor: 0 };
      this.#tenders.set(tender, {
        receipts: known.receipts + 1,
        expectedMinor: known.expectedMinor + amountMinor,
      });
    }
  }

  /** Writes an act of this wallet's; answers its id. */
  write(moment: DeskMoment, decide: (commandId: string) => readonly EventDraft[]): string {
    const act = deskAct(this.#setting, moment, this.#random.fork(moment.on, moment.minute), decide);
    this.acts.push(act);
    this.see(act);
    return act.commandId;
  }

  deposit(moment: DeskMoment, amountMinor: number): void {
    this.#slips += 1;
    const slipNumber = String(this.#slips).padStart(4, '0');
    this.write(moment, (commandId) => [
      {
        kind: 'cash.deposited',
        stream: this.#stream,
        data: {
          depositId: commandId,
          currency,
          amountMinor,
          denominations: null,
          bank: 'Practice Sahakari Bank',
          branch: 'Kasba Peth',
          slipNumber,
          picture: null,
        },
        personal: null,
      },
    ]);
  }

  /** Counts the day; a difference waits for a second person. */
  close(moment: DeskMoment, varianceMinor = 0): string {
    const { openingMinor, expectedMinor, movements } = expectDay(this.#state, currency, moment.on);
    const tenders = [...this.#tenders].map(([tender, sums]) => ({
      tender: tender as DataOf<'cash.dayCounted'>['tenders'][number]['tender'],
      ...sums,
      countedMinor: tender === 'cheque' ? sums.expectedMinor : null,
    }));
    this.#tenders = new Map();
    assert(expectedMinor + varianceMinor >= 0, 'a wallet of the sample is never below nothing');
    return this.write(moment, (commandId) => [
      {
        kind: 'cash.dayCounted',
        stream: this.#stream,
        data: {
          closeId: commandId,
          on: moment.on,
          currency,
          openingMinor,
          expectedMinor,
          countedMinor: expectedMinor + varianceMinor,
          denominations: null,
          tenders,
          coversEventIds: movements.map(({ eventId }) => eventId),
          reason: varianceMinor === 0 ? '' : 'Change given wrongly at the petrol pump',
        },
        personal: null,
      },
    ]);
  }
}

/**
 * The year of the cash that is taken on the road: every week it goes to the bank and the day is counted. In the last
 * week some is handed to the desk, an offer is taken back, a deposit was written twice, and one evening a note is missing.
 */
export function cashActs(
  acts: readonly SampleAct[],
  setting: DeskSetting,
  random: Random,
): readonly SampleAct[] {
  const { calendar, staff } = setting;
  const box = new CashBox(staff.field, setting, random.fork('cash'));
  const evenings = eveningsOf(setting, box);
  let next = 0;
  const play = (untilMs: number): void => {
    for (let at = evenings[next]; at !== undefined && calendar.instantMs(at.on, evening) <= untilMs; ) {
      at.happens();
      next += 1;
      at = evenings[next];
    }
  };
  for (const act of acts) {
    play(act.atMs);
    box.see(act);
  }
  play(Number.MAX_SAFE_INTEGER);
  return box.acts;
}

interface Evening {
  readonly on: PlainDate;
  readonly happens: () => void;
}

function eveningsOf(setting: DeskSetting, box: CashBox): readonly Evening[] {
  const { calendar } = setting;
  const lastWeek = lastWeekOf(setting, box);
  const firstOfLastWeek = lastWeek[0]?.on ?? calendar.asOf;
  const weekly: Evening[] = [];
  for (let on = calendar.workingDayFrom(addDays(calendar.startOn, 7)); on < firstOfLastWeek; ) {
    const day = on;
    weekly.push({ on: day, happens: () => endOfWeek(setting, box, day) });
    on = calendar.workingDayFrom(addDays(day, 7));
  }
  return [...weekly, ...lastWeek];
}

function endOfWeek({ calendar, staff }: DeskSetting, box: CashBox, on: PlainDate): void {
  if (box.inHandMinor <= 0) return;
  if (on < calendar.day(-undepositedDays)) {
    box.deposit({ on, minute: evening, by: staff.field }, box.inHandMinor);
  }
  box.close({ on, minute: evening + 20, by: staff.field });
}

/** The last working week, evening by evening; nothing where the hands are empty. */
function lastWeekOf(setting: DeskSetting, box: CashBox): readonly Evening[] {
  const { calendar, staff } = setting;
  const { field, desk, supervisor } = staff;
  const stream = walletStream(field);
  const evenings: readonly ((on: PlainDate) => void)[] = [
    (on) => handOver(setting, box, on),
    (on) => {
      const amountMinor = box.inHandMinor - (box.inHandMinor % 100_00);
      box.deposit({ on, minute: evening, by: field }, Math.max(100_00, Math.floor(amountMinor / 2)));
      const written = Math.max(100, Math.floor(box.inHandMinor / 10));
      box.deposit({ on, minute: evening + 1, by: field }, written);
      const depositId = box.acts.at(-1)?.commandId ?? '';
      box.write({ on, minute: evening + 9, by: supervisor }, () => [
        {
          kind: 'cash.depositTakenBack',
          stream,
          data: { depositId, currency, amountMinor: written, reason: 'One slip written down twice' },
          personal: null,
        },
      ]);
    },
    (on) => {
      const handoverId = box.write({ on, minute: evening, by: field }, (commandId) => [
        {
          kind: 'cash.handedOver',
          stream,
          data: { handoverId: commandId, toUserId: desk, currency, amountMinor: 100_00, denominations: null },
          personal: null,
        },
      ]);
      box.write({ on, minute: evening + 5, by: field }, () => [
        {
          kind: 'cash.handoverWithdrawn',
          stream,
          data: { handoverId, reason: 'Desk has gone home' },
          personal: null,
        },
      ]);
      box.close({ on, minute: evening + 20, by: field });
    },
    (on) => {
      const closeId = box.close({ on, minute: evening, by: field }, -20_00);
      box.write({ on, minute: evening + 30, by: supervisor }, () => [
        {
          kind: 'cash.dayDecided',
          stream,
          data: {
            closeId,
            decision: 'approved',
            currency,
            varianceMinor: -20_00,
            reason: 'Borne by the house',
          },
          personal: null,
        },
      ]);
    },
  ];
  return evenings.map((happens, at) => {
    const on = calendar.workingDaysBefore(evenings.length + 1 - at);
    // Less than a thousand rupees is not worth the way.
    return { on, happens: () => (box.inHandMinor >= 1_000_00 ? happens(on) : undefined) };
  });
}

/** A third of the cash goes to the desk, which counts it and takes it. */
function handOver({ staff }: DeskSetting, box: CashBox, on: PlainDate): void {
  const { field, desk } = staff;
  const amountMinor = Math.floor(box.inHandMinor / 3 / 100) * 100;
  const handoverId = box.write({ on, minute: evening, by: field }, (commandId) => [
    {
      kind: 'cash.handedOver',
      stream: walletStream(field),
      data: { handoverId: commandId, toUserId: desk, currency, amountMinor, denominations: null },
      personal: null,
    },
  ]);
  box.write({ on, minute: evening + 6, by: desk }, () => [
    {
      kind: 'cash.handoverAnswered',
      stream: walletStream(field),
      data: {
        handoverId,
        way: 'inBahi',
        answer: 'accepted',
        toUserId: desk,
        currency,
        amountMinor,
        countedMinor: amountMinor,
        denominations: null,
        note: '',
      },
      personal: null,
    },
    {
      kind: 'cash.taken',
      stream: walletStream(desk),
      data: { handoverId, fromUserId: field, currency, amountMinor },
      personal: null,
    },
  ]);
}
