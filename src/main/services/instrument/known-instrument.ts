import type { AccountState } from '../../../shared/domain/account/state.ts';
import { chequeValidUntilBy } from '../../../shared/domain/clock/notice-clocks.ts';
import { earlierDate, laterDate, type PlainDate } from '../../../shared/domain/dates.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { decideInstrument, type InstrumentRefusal } from '../../../shared/domain/instrument/decide.ts';
import type { InstrumentAct, InstrumentRecord } from '../../../shared/domain/instrument/record.ts';
import { present } from '../../../shared/lib/assert.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { selectInstrument } from '../../db/queries/instruments.ts';
import { accountForMoney } from '../account/account-of.ts';
import { domainRefusal, refuse, type ServiceContext } from '../service.ts';

/** An instrument with the state of its account. */
export interface KnownInstrument {
  readonly accountId: string;
  readonly state: AccountState;
  readonly instrument: InstrumentRecord;
}

/** The instrument; one whose receipt is void counts as given back. */
export function knownInstrument(
  context: ServiceContext,
  instrumentId: string,
): Result<KnownInstrument, { readonly code: 'unknownInstrument' | 'newerAppNeeded' }> {
  const row = selectInstrument(context.read, instrumentId);
  if (row === undefined) return refuse('unknownInstrument');
  const account = accountForMoney(context, row.accountId);
  if (!account.ok)
    return refuse(account.refusal.code === 'newerAppNeeded' ? 'newerAppNeeded' : 'unknownInstrument');
  const { state } = account.value;
  const instrument = present(state.instruments.get(instrumentId), 'the instrument of a row');
  return ok({ accountId: row.accountId, state, instrument: { ...instrument, standing: row.standing } });
}

/** Decides an act on an instrument on a day. */
export function decideAct(
  context: ServiceContext,
  instrument: InstrumentRecord,
  act: InstrumentAct,
  on: PlainDate,
): Result<unknown, { readonly code: InstrumentRefusal['code'] }> {
  const { clockRules } = context.resources;
  const { instrumentKind, drawnOn } = instrument;
  const validUntil =
    instrumentKind === 'cheque' && drawnOn !== null ? chequeValidUntilBy(clockRules, drawnOn) : null;
  const decided = decideInstrument({ act, instrument, on, today: context.today, validUntil });
  return decided.ok ? decided : domainRefusal(decided.refusal);
}

/**
 * The drafts that must come first so that an act is possible: what the bank paid or sent back was presented, whether or
 * not somebody wrote it down; it was on the day the cheque could first be, or that of the bank's word.
 */
export function presentedFirst(
  { accountId, instrument }: KnownInstrument,
  on: PlainDate,
): { readonly drafts: readonly EventDraft[]; readonly instrument: InstrumentRecord } {
  if (instrument.standing !== 'held') return { drafts: [], instrument };
  const earliest = laterDate(instrument.takenOn, instrument.drawnOn ?? instrument.takenOn);
  const presentedOn = earlierDate(earliest, on);
  return {
    drafts: [
      {
        kind: 'instrument.presented',
        stream: accountStream(accountId),
        data: { instrumentId: instrument.instrumentId, on: presentedOn },
        personal: null,
      },
    ],
    instrument: { ...instrument, standing: 'presented', presentedOn },
  };
}
