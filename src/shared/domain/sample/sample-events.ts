import type { PlainDate } from '../dates.ts';
import { hublessEpoch } from '../events/envelope.ts';
import type { AccountEvent, EventDraft, PartyEvent, WalletEvent } from '../events/kinds.ts';

/** When and by whom drafts are written, for a fold that runs ahead of the ledger. */
export interface DraftFrame {
  readonly atMs: number;
  readonly userId: string;
  readonly businessDate: PlainDate;
  readonly commandId: string;
}

/** The envelope that the ledger will give, as far as a fold looks at it. */
function envelopeOf(draft: EventDraft, frame: DraftFrame, at: number) {
  return {
    id: at === 0 ? frame.commandId : `${frame.commandId}/${at}`,
    device: 'sample',
    seq: 1,
    hlc: [frame.atMs, 0],
    context: [hublessEpoch, 0],
    stream: draft.stream,
    user: frame.userId,
    businessDate: frame.businessDate,
    clock: 'ok',
    grp: null,
    place: null,
    status: 'ok',
  } as const;
}

/** A draft of an account's stream as its fold would read it. */
export function asAccountEvent(draft: EventDraft, frame: DraftFrame, at: number): AccountEvent {
  return {
    ...envelopeOf(draft, frame, at),
    kind: draft.kind,
    data: draft.data,
    personal: draft.personal,
  } as AccountEvent;
}

/** A draft of a party's stream as its fold would read it. */
export function asPartyEvent(draft: EventDraft, frame: DraftFrame): PartyEvent {
  return {
    ...envelopeOf(draft, frame, 0),
    kind: draft.kind,
    data: draft.data,
    personal: draft.personal,
  } as PartyEvent;
}

/** A draft of a wallet's stream as its fold would read it, under the id that the ledger will give it. */
export function asWalletEvent(draft: EventDraft, frame: DraftFrame, id: string): WalletEvent {
  return {
    ...envelopeOf(draft, frame, 0),
    id,
    kind: draft.kind,
    data: draft.data,
    personal: draft.personal,
  } as WalletEvent;
}
