import type { TimelineEntry } from '../../../shared/contract/account.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import { readEvent } from '../../../shared/domain/events/codec.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { BahiEvent, EventKindName } from '../../../shared/domain/events/kinds.ts';
import { ok } from '../../../shared/lib/result.ts';
import { storedStatus } from '../../db/queries/events.ts';
import { selectTimelinePage, type TimelineEventRow } from '../../db/queries/timeline.ts';
import { absentFilesOf } from '../interaction/absent-files.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { accountOf } from './account-of.ts';
import type { TimelineHouse } from './timeline-house.ts';
import { timelineWords } from './timeline-words.ts';

/** What each filter of the timeline shows. Corrections and evidence stand beside the contact they belong to. */
const kindsByFilter = {
  contact: ['interaction.logged', 'attachment.added'],
  money: [
    'receipt.recorded',
    'receipt.acknowledged',
    'debt.acknowledged',
    'tender.confirmed',
    'tender.unconfirmed',
    'tender.failed',
    'instrument.registered',
    'instrument.described',
    'instrument.presented',
    'instrument.cleared',
    'instrument.bounced',
    'instrument.returned',
    'instrument.replaced',
    'legalStep.recorded',
    'receipt.voidRequested',
    'receipt.voidDecided',
    'paper.printed',
    'receipt.reallocated',
    'unapplied.applied',
    'deduction.recorded',
    'deduction.assigned',
    'deduction.decided',
    'credit.applied',
    'credit.applicationUndone',
    'taxCertificate.received',
    'taxCertificate.withdrawn',
    'charge.posted',
    'charge.waived',
    'settlement.offered',
    'settlement.accepted',
    'settlement.cancelled',
    'waiver.proposed',
    'writeOff.proposed',
    'concession.decided',
    'restructure.recorded',
    'discount.allowed',
  ],
  commitment: [
    'promise.made',
    'promise.decided',
    'promise.withdrawn',
    'plan.proposed',
    'plan.decided',
    'plan.tweaked',
    'plan.cancelled',
  ],
  standing: [
    'dispute.opened',
    'dispute.closed',
    'hardship.opened',
    'hardship.closed',
    'hold.set',
    'hold.cleared',
    'account.snoozed',
    'account.skipped',
    'account.assigned',
  ],
  import: [
    'items.imported',
    'import.undone',
    'claims.missed',
    'difference.decided',
    'difference.reopened',
    'receipt.answered',
  ],
} as const satisfies Readonly<Record<string, readonly EventKindName[]>>;

type TimelineFilter = keyof typeof kindsByFilter;

/** What happened on an account, newest first: who, when, on which device, and whether the team has it (row A4). */
export const readTimeline: WaitingService<'readTimeline'> = (context, input) => {
  const account = accountOf(context, input.accountId);
  if (!account.ok) return account;
  const filters = input.kinds ?? (Object.keys(kindsByFilter) as TimelineFilter[]);
  const kinds = filters.flatMap((filter): readonly EventKindName[] => kindsByFilter[filter]);
  const stream = accountStream(input.accountId);
  const house = entryHouse(context, account.value.state);
  const { limit, offset } = input;
  const { rows, total } = selectTimelinePage(context.read, { stream, kinds, limit, offset });
  return ok({ rows: rows.flatMap((row) => entryOf(house, row) ?? []), total });
};

/** What an entry is made with, its files among it. */
interface EntryHouse extends TimelineHouse {
  /** Where a file is that is not on this device. */
  readonly absentOf: (sha256: string) => TimelineEntry['attachments'][number]['absent'];
}

function entryHouse(context: ServiceContext, state: AccountState): EntryHouse {
  const team = context.ledger.states.team(context.session.teamId);
  return {
    state,
    team,
    nameOf: (userId) => team.users.get(userId)?.name ?? '',
    absentOf: absentFilesOf(context),
  };
}

function entryOf(house: EntryHouse, row: TimelineEventRow): TimelineEntry | null {
  const status = row.status === storedStatus.held ? 'held' : 'ok';
  const read = readEvent(row, { place: row.place, status, correctedMs: null });
  if (!('event' in read)) return null;
  const { event } = read;
  const words = timelineWords(house, event);
  if (words === null) return null;
  const { kind, params, note, reference } = words;
  return {
    eventId: event.id,
    kind,
    on: event.businessDate,
    recordedMs: event.hlc[0],
    by: house.nameOf(event.user),
    device: event.device,
    sent: event.place !== null,
    isHeld: house.state.heldEvents.has(event.id),
    heldBecause: house.state.heldEvents.has(event.id) ? row.heldBecause : null,
    text: { key: `timeline.${kind}`, params },
    note,
    reference,
    ...besideContact(house, event),
  };
}

/** Corrections and evidence of a contact; nothing for anything else. */
function besideContact(
  house: EntryHouse,
  event: BahiEvent,
): Pick<TimelineEntry, 'corrections' | 'attachments'> {
  if (event.kind === 'attachment.added') {
    return { corrections: [], attachments: [attachmentOf(house, event)] };
  }
  if (event.kind !== 'interaction.logged') return { corrections: [], attachments: [] };
  const { state, nameOf } = house;
  const { interactionId } = event.data;
  const corrections = state.interactions.get(interactionId)?.corrections ?? [];
  return {
    corrections: corrections.map((correction) => ({
      on: correction.businessDate,
      by: nameOf(correction.user),
      note: correction.personal?.note ?? '',
    })),
    attachments: [...state.attachments.values()]
      .filter((attachment) => attachment.data.interactionId === interactionId)
      .map((attachment) => attachmentOf(house, attachment)),
  };
}

function attachmentOf(
  { nameOf, absentOf }: EntryHouse,
  event: Extract<BahiEvent, { kind: 'attachment.added' }>,
): TimelineEntry['attachments'][number] {
  const { attachmentId, mediaType, sizeBytes, sha256 } = event.data;
  const fileName = event.personal?.fileName ?? '';
  return {
    attachmentId,
    fileName,
    mediaType,
    sizeBytes,
    by: nameOf(event.user),
    absent: absentOf(sha256),
  };
}
