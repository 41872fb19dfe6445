import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { InstrumentRecord } from '../../../shared/domain/instrument/record.ts';
import type { ReadableDatabase } from '../driver.ts';
import { type RankingQuestion, selectRanked } from './ranking-facts.ts';

/** An instrument of the register with whose it is; returns and steps as JSON. */
export interface InstrumentRow {
  readonly instrumentId: string;
  readonly accountId: string;
  readonly account: string;
  readonly partyName: string | null;
  readonly instrumentKind: InstrumentRecord['instrumentKind'];
  readonly currency: string;
  readonly amountMinor: number;
  readonly number: string;
  readonly bank: string | null;
  readonly micr: string | null;
  readonly drawer: string | null;
  readonly drawnOn: PlainDate | null;
  readonly attachmentId: string | null;
  readonly takenOn: PlainDate;
  readonly practice: number;
  readonly receiptId: string | null;
  readonly standing: InstrumentRecord['standing'];
  readonly presentedOn: PlainDate | null;
  readonly clearedOn: PlainDate | null;
  readonly bouncedOn: PlainDate | null;
  readonly bounceReason: string | null;
  readonly madeGood: number;
  readonly bounces: string;
  readonly steps: string;
}

const columns = `
  instrument.instrument_id AS instrumentId, instrument.account_id AS accountId, account.account_key AS account,
  party.name AS partyName, instrument.instrument_kind AS instrumentKind, instrument.currency,
  instrument.amount_minor AS amountMinor, instrument.number, instrument.bank, instrument.micr, instrument.drawer,
  instrument.drawn_on AS drawnOn, instrument.attachment_id AS attachmentId, instrument.taken_on AS takenOn,
  instrument.practice, instrument.receipt_id AS receiptId, instrument.standing,
  instrument.presented_on AS presentedOn, instrument.cleared_on AS clearedOn, instrument.bounced_on AS bouncedOn,
  instrument.bounce_reason AS bounceReason, instrument.made_good AS madeGood, instrument.bounces, instrument.steps`;

const joined = `
  FROM instrument
  JOIN account ON account.account_id = instrument.account_id
  LEFT JOIN party ON party.party_id = account.party_id`;

/** What narrows the register. `until`: only those that can be presented by that day; `after`: only those that cannot. */
export interface InstrumentFilter {
  readonly standing: InstrumentRecord['standing'] | null;
  /** 1 for those only that are neither in hand nor with the bank, and were neither paid nor sent back: replaced, given back. */
  readonly isElsewhere: 0 | 1;
  readonly until: PlainDate | null;
  readonly after: PlainDate | null;
  readonly accountId: string | null;
  readonly text: string;
}

const narrowed = `
  WHERE (@standing IS NULL OR instrument.standing = @standing)
    AND (@isElsewhere = 0 OR instrument.standing NOT IN ('held', 'presented', 'bounced', 'cleared'))
    AND (@until IS NULL OR coalesce(instrument.drawn_on, '') <= @until)
    AND (@after IS NULL OR instrument.drawn_on > @after)
    AND (@accountId IS NULL OR instrument.account_id = @accountId)
    AND (@text = '' OR instr(lower(instrument.number || ' ' || coalesce(instrument.bank, '') || ' '
      || coalesce(party.name, '') || ' ' || account.account_key), lower(@text)) > 0)`;

/** A page of the register, those with the oldest date on them first. */
export function selectInstruments(
  database: ReadableDatabase,
  filter: InstrumentFilter,
  page: { readonly offset: number; readonly limit: number },
): InstrumentRow[] {
  return database.all<InstrumentRow>(
    `SELECT ${columns} ${joined} ${narrowed}
     ORDER BY coalesce(instrument.drawn_on, instrument.taken_on), instrument.instrument_id
     LIMIT @limit OFFSET @offset`,
    { ...filter, ...page },
  );
}

/** How many the register holds under a filter, and their sums by currency. */
export function sumInstruments(
  database: ReadableDatabase,
  filter: InstrumentFilter,
): { readonly currency: string; readonly amountMinor: number; readonly count: number }[] {
  return database.all(
    `SELECT instrument.currency, sum(instrument.amount_minor) AS amountMinor, count(*) AS count
     ${joined} ${narrowed} GROUP BY instrument.currency ORDER BY instrument.currency`,
    { ...filter },
  );
}

/** One instrument. */
export function selectInstrument(
  database: ReadableDatabase,
  instrumentId: string,
): InstrumentRow | undefined {
  return database.get<InstrumentRow>(`SELECT ${columns} ${joined} WHERE instrument.instrument_id = ?`, [
    instrumentId,
  ]);
}

/** Instruments taken ahead of their receipt that the bank has, or could have, from a day of presenting on; the oldest first. */
export function selectInstrumentsAhead(
  database: ReadableDatabase,
  question: { readonly from: PlainDate; readonly today: PlainDate },
): InstrumentRow[] {
  return database.all<InstrumentRow>(
    `SELECT ${columns} ${joined}
     WHERE instrument.standing IN ('presented', 'held') AND instrument.receipt_id IS NULL
       AND (instrument.standing = 'presented' OR instrument.drawn_on <= @today)
       AND coalesce(instrument.presented_on, instrument.drawn_on) >= @from
     ORDER BY coalesce(instrument.presented_on, instrument.drawn_on), instrument.instrument_id`,
    { ...question },
  );
}

/** The instrument that a tender of a receipt is; undefined where the tender is none. */
export function selectInstrumentOfTender(
  database: ReadableDatabase,
  tender: { readonly accountId: string; readonly receiptId: string; readonly at: number },
): InstrumentRow | undefined {
  return database.get<InstrumentRow>(
    `SELECT ${columns} ${joined}
     WHERE instrument.account_id = @accountId AND instrument.receipt_id = @receiptId AND instrument.tender_at = @at`,
    { accountId: tender.accountId, receiptId: tender.receiptId, at: tender.at },
  );
}

/** Instruments of a number and an amount, wherever they stand. */
export function selectInstrumentsLike(
  database: ReadableDatabase,
  like: { readonly number: string; readonly amountMinor: number; readonly currency: string },
): InstrumentRow[] {
  return database.all<InstrumentRow>(
    `SELECT ${columns} ${joined}
     WHERE instrument.number = @number AND instrument.amount_minor = @amountMinor
       AND instrument.currency = @currency`,
    { ...like },
  );
}

/** What the worklist looks at: bounces not made good by a date, and how many post-dated cheques are still held. */
export interface BouncedRow {
  readonly accountId: string;
  readonly instrumentId: string;
  readonly instrumentKind: InstrumentRecord['instrumentKind'];
  readonly standing: InstrumentRecord['standing'];
  readonly amountMinor: number;
  readonly drawnOn: PlainDate | null;
  readonly presentedOn: PlainDate | null;
  readonly bouncedOn: PlainDate;
  readonly bounceReason: string;
  readonly steps: string;
  readonly heldCount: number;
}

const bounced = `
    SELECT account_id AS accountId, instrument_id AS instrumentId, instrument_kind AS instrumentKind, standing,
      amount_minor AS amountMinor, drawn_on AS drawnOn, presented_on AS presentedOn, bounced_on AS bouncedOn,
      bounce_reason AS bounceReason, steps,
      (SELECT count(*) FROM instrument AS held WHERE held.account_id = instrument.account_id
        AND held.standing = 'held' AND held.instrument_kind = 'cheque') AS heldCount
    FROM instrument WHERE standing = 'bounced' AND made_good = 0 AND bounced_on <= @on
      AND account_id BETWEEN @from AND @to ORDER BY account_id, bounced_on, instrument_id`;

/** Instruments that came back by the end of the date and were not made good; the newest last. */
export function selectBounced(database: ReadableDatabase, question: RankingQuestion): BouncedRow[] {
  return selectRanked(database, question, bounced);
}

/** Accounts on which limitation may end soon: an open claim due, or a writing signed, about three years ago. */
export function selectNearLimitation(
  database: ReadableDatabase,
  window: { readonly from: PlainDate; readonly to: PlainDate },
  accounts: Pick<RankingQuestion, 'from' | 'to'>,
): string[] {
  return database
    .all<{ readonly accountId: string }>(
      `SELECT account_id AS accountId FROM item
       WHERE due_on BETWEEN @since AND @until AND open_minor > 0 AND item_kind <> 'credit'
         AND account_id BETWEEN @from AND @to
       UNION
       SELECT account_id FROM acknowledgment
       WHERE restarts_on BETWEEN @since AND @until AND account_id BETWEEN @from AND @to`,
      { since: window.from, until: window.to, from: accounts.from, to: accounts.to },
    )
    .map(({ accountId }) => accountId);
}
