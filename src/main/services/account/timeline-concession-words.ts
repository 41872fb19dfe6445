import type { ConcessionEvent } from '../../../shared/domain/account/apply-concessions.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import type { TimelineHouse, TimelineWords } from './timeline-house.ts';

const reference = { kind: 'none', id: null } as const;

/** What settlements, waivers, write-offs, restructures, hardship and discounts say on the timeline. */
export function concessionWords({ state }: TimelineHouse, event: ConcessionEvent): TimelineWords {
  const currency = state.opened?.data.currency ?? '';
  switch (event.kind) {
    case 'settlement.offered': {
      const { offerMinor, duesMinor, validUntil } = event.data;
      const params = { amountMinor: offerMinor, duesMinor, validUntil, currency: event.data.currency };
      return { kind: 'settlementOffered', params, note: event.personal?.note ?? null, reference };
    }
    case 'settlement.accepted':
    case 'settlement.cancelled': {
      const kind = event.kind === 'settlement.accepted' ? 'settlementAccepted' : 'settlementCancelled';
      const { amountMinor } = askedOf(state, event.data.concessionId);
      return { kind, params: { amountMinor, currency }, note: null, reference };
    }
    case 'waiver.proposed': {
      const { requiredLevel, lines } = event.data;
      const amountMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0);
      const kind = requiredLevel === null ? 'waived' : 'waiverAsked';
      const params = { amountMinor, currency: event.data.currency };
      return { kind, params, note: event.personal?.note ?? null, reference };
    }
    case 'writeOff.proposed': {
      const { amountMinor, mode } = event.data;
      const params = { amountMinor, currency: event.data.currency, mode };
      return { kind: 'writeOffAsked', params, note: event.personal?.note ?? null, reference };
    }
    case 'concession.decided': {
      const { what, amountMinor } = askedOf(state, event.data.concessionId);
      const kind = event.data.decision === 'approved' ? 'concessionApproved' : 'concessionRejected';
      return { kind, params: { what, amountMinor, currency }, note: event.data.reason, reference };
    }
    default:
      return reliefWords(event, currency);
  }
}

type ReliefEvent = Extract<
  ConcessionEvent,
  { kind: `restructure.${string}` | `hardship.${string}` | `discount.${string}` }
>;

function reliefWords(event: ReliefEvent, currency: string): TimelineWords {
  switch (event.kind) {
    case 'restructure.recorded': {
      const amountMinor = event.data.after.reduce((sum, payment) => sum + payment.amountMinor, 0);
      const params = { count: event.data.after.length, amountMinor, currency };
      return { kind: 'restructured', params, note: event.personal?.note ?? null, reference };
    }
    case 'hardship.opened': {
      const { reason, reviewOn } = event.data;
      const note = event.personal?.statement ?? null;
      return { kind: 'hardshipOpened', params: { reason, reviewOn }, note, reference };
    }
    case 'hardship.closed':
      return { kind: 'hardshipClosed', params: { result: event.data.result }, note: null, reference };
    case 'discount.allowed': {
      const amountMinor = event.data.lines.reduce((sum, line) => sum + line.amountMinor, 0);
      return { kind: 'discountAllowed', params: { amountMinor, currency }, note: null, reference };
    }
  }
}

function askedOf(
  { concessions }: AccountState,
  concessionId: string,
): { readonly what: 'settlement' | 'waiver' | 'writeOff'; readonly amountMinor: number } {
  const waiver = concessions.waivers.get(concessionId)?.data;
  if (waiver !== undefined) {
    return { what: 'waiver', amountMinor: waiver.lines.reduce((sum, line) => sum + line.amountMinor, 0) };
  }
  const writeOff = concessions.writeOffs.get(concessionId)?.data;
  if (writeOff !== undefined) return { what: 'writeOff', amountMinor: writeOff.amountMinor };
  return {
    what: 'settlement',
    amountMinor: concessions.compromises.get(concessionId)?.data.offerMinor ?? 0,
  };
}
