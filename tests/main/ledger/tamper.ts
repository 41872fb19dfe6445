import type { WritableDatabase } from '../../../src/main/db/driver.ts';
import type { CanonicalValue } from '../../../src/shared/domain/events/canonical.ts';
import { chainNext, chainStart, freezeEvent, partDigest } from '../../../src/shared/domain/events/codec.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import { type EventSetting, envelopeOf } from '../../shared/domain/events/build-event.ts';

/** Another device of the team. */
export const foreignDevice = 'q9t4hc6yak3w7q2m';

/** Puts an event into the file behind the ledger's back, as a sync would: with its bytes, its link and its place. */
export function insertForeign(
  write: WritableDatabase,
  draft: EventDraft,
  setting: EventSetting & { readonly place: number },
  rewrite: (facts: string) => string = (facts) => facts,
): { readonly facts: string; readonly personal: string } {
  const envelope = envelopeOf(draft.stream, { device: foreignDevice, ...setting });
  const { data, personal: said } = draft as unknown as { data: CanonicalValue; personal: CanonicalValue };
  const frozen = freezeEvent(envelope, draft.kind, data, said);
  const facts = rewrite(frozen.facts);
  const previous = write.get<{ chain: Uint8Array }>('SELECT chain FROM event WHERE device = ? AND seq = ?', [
    envelope.device,
    envelope.seq - 1,
  ]);
  const digest = partDigest(frozen.personal);
  const chain = chainNext(previous?.chain ?? chainStart(envelope.device), partDigest(facts), digest);
  const read = JSON.parse(facts) as { kind: string; kindVersion: number };
  write.run(
    `INSERT INTO event (device, seq, id, place, epoch, stream, kind, kind_version, hlc_ms, hlc_counter, corrected_ms,
       business_date, user, grp, status, chain, facts, personal, personal_digest)
     VALUES (?, ?, ?, ?, '9f2c', ?, ?, ?, ?, ?, NULL, ?, ?, NULL, 0, ?, ?, ?, ?)`,
    [
      envelope.device,
      envelope.seq,
      envelope.id,
      setting.place,
      draft.stream,
      read.kind,
      read.kindVersion,
      ...envelope.hlc,
      envelope.businessDate,
      envelope.user,
      chain,
      facts,
      frozen.personal,
      digest,
    ],
  );
  return { facts, personal: frozen.personal };
}
