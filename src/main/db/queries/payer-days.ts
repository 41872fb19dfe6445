import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';
import { storedStatus } from './events.ts';

/** One event of a day on which several people were at several accounts of one customer. */
export interface PayerDayRow {
  readonly partyId: string;
  readonly partyName: string | null;
  readonly what: 'cash' | 'contact';
  readonly eventId: string;
  readonly accountId: string;
  readonly userId: string;
  readonly on: PlainDate;
  readonly place: number | null;
  readonly facts: string;
  readonly personal: string | null;
}

/** Which days are looked at: since when, and of one customer or (null) of all. */
export interface PayerDayQuestion {
  readonly cashSince: PlainDate;
  /** Null leaves contacts out. */
  readonly contactSince: PlainDate | null;
  readonly partyId: string | null;
}

const cash = `SELECT account.party_id AS partyId, receipt.account_id AS accountId, received_on AS "on",
    coalesce(taken_by, recorded_by) AS userId, receipt_id AS id, 'receipt.recorded' AS kind, 'receiptId' AS idName, 'cash' AS what
  FROM receipt JOIN account ON account.account_id = receipt.account_id
  WHERE received_on >= @cashSince AND cash_minor > 0 AND coalesce(void_state, '') <> 'approved'
    AND (@partyId IS NULL OR account.party_id = @partyId)`;

const contact = `SELECT account.party_id, interaction.account_id, business_date,
    recorded_by, interaction_id, 'interaction.logged', 'interactionId', 'contact'
  FROM interaction JOIN account ON account.account_id = interaction.account_id
  WHERE business_date >= @contactSince AND counts_as_attempt = 1 AND channel <> 'inbound'
    AND (@partyId IS NULL OR account.party_id = @partyId)`;

/**
 * Cash that was taken and contacts that were sought on days on which more than one person did so on more than one account of
 * one customer. What was made void is left out; merged customers are one.
 */
export function selectPayerDays(database: ReadableDatabase, asked: PayerDayQuestion): PayerDayRow[] {
  return database.all<PayerDayRow>(
    `WITH done AS MATERIALIZED (${cash} UNION ALL ${contact}),
     days AS (
       SELECT partyId, "on", what FROM done GROUP BY partyId, "on", what
       HAVING count(DISTINCT accountId) > 1 AND count(DISTINCT userId) > 1)
     SELECT done.partyId, party.name AS partyName, done.what, event.id AS eventId, done.accountId, done.userId, done."on",
       event.place, event.facts, event.personal
     FROM days JOIN done USING (partyId, "on", what)
     JOIN event ON event.stream = 'account:' || done.accountId AND event.kind = done.kind
       AND event.status <> ${storedStatus.duplicateEnvelope} AND json_extract(event.facts, '$.data.' || done.idName) = done.id
     LEFT JOIN party ON party.party_id = done.partyId
     ORDER BY done.partyId, event.id`,
    { ...asked },
  );
}
