import fc from 'fast-check';
import { openHub } from '../../src/main/hub/open-hub.ts';
import { foundTeamAtHub } from '../../src/main/hub/register.ts';
import { foldStream } from '../../src/main/ledger/fold-stream.ts';
import { nativeSha256 } from '../../src/main/ledger/native-sha256.ts';
import type { CanonicalValue } from '../../src/shared/domain/events/canonical.ts';
import { ownCatalogue } from '../../src/shared/domain/events/catalogue.ts';
import { type FrozenEvent, freezeEvent, readEvent } from '../../src/shared/domain/events/codec.ts';
import type { EventDraft } from '../../src/shared/domain/events/kinds.ts';
import { base64UrlToBytes, bytesToBase64Url, utf8Decode, utf8Encode } from '../../src/shared/lib/bytes.ts';
import { assigned, opened, receipt, skipped } from '../main/hub/drafts.ts';
import {
  enrol,
  enrolledDraft,
  foundingDrafts,
  invited,
  sqliteFactory,
  teamId,
  userAdded,
} from '../main/hub/hub-fixture.ts';
import { startMs, TestDevice } from '../main/hub/test-device.ts';
import { ledgerDraft } from '../shared/domain/events/arbitrary-drafts.ts';
import { envelopeOf } from '../shared/domain/events/build-event.ts';
import * as drafts from '../shared/domain/events/drafts.ts';
import type { Exchange, FrozenFiles } from './frozen-files.ts';

/** All that this version of the app writes down for later ones. */
export async function recordAll(): Promise<FrozenFiles> {
  const money = moneyDrafts.map(freeze);
  return {
    kinds: [...ownCatalogue].toSorted(([one], [other]) => (one < other ? -1 : 1)),
    events: anyOfEachKind().map(freeze),
    money: postingsOf(money).map((postings, at) => ({ ...(money[at] as FrozenEvent), postings })),
    meetings: await recordMeetings(),
  };
}

/** One draft of every kind, of middling length among fifty. */
function anyOfEachKind(): readonly EventDraft[] {
  const samplesByKind = new Map<string, EventDraft[]>();
  for (const draft of fc.sample(ledgerDraft, { seed: 1, numRuns: 20_000 })) {
    samplesByKind.set(draft.kind, [...(samplesByKind.get(draft.kind) ?? []), draft]);
  }
  return [...ownCatalogue.keys()].toSorted().map((kind) => {
    const samples = (samplesByKind.get(kind) ?? []).slice(0, 50);
    const byLength = samples.toSorted((one, other) => lengthOf(one) - lengthOf(other));
    const chosen = byLength[Math.floor(byLength.length / 2)];
    if (chosen === undefined) throw new Error(`no draft of ${kind} was made`);
    return chosen;
  });
}

const lengthOf = (draft: EventDraft): number => JSON.stringify(draft).length;

function freeze({ stream, kind, data, personal }: EventDraft, at: number): FrozenEvent {
  const envelope = envelopeOf(stream, { seq: at + 1 });
  return freezeEvent(
    envelope,
    kind,
    data as unknown as CanonicalValue,
    personal as unknown as CanonicalValue,
  );
}

/** An account that was billed, paid in pieces, paid twice, corrected and disputed. */
const moneyDrafts: readonly EventDraft[] = [
  drafts.registered(),
  drafts.opened(),
  drafts.imported(
    'X-1',
    drafts.item(),
    drafts.item({ itemId: 'I-2', itemKey: 'INV/2', number: 'INV/2', amountMinor: 55_501 }),
  ),
  drafts.receipt(),
  drafts.receipt({
    receiptId: 'R-2',
    amountMinor: 70_000,
    lines: [{ itemId: 'I-1', amountMinor: 60_000 }],
    unappliedMinor: 10_000,
  }),
  drafts.voidRequested(),
  drafts.voidDecided('approved'),
  drafts.promised(),
  drafts.disputed(),
  drafts.receipt({
    receiptId: 'R-3',
    amountMinor: 90_000,
    lines: [
      { itemId: 'I-1', amountMinor: 40_000 },
      { itemId: 'I-2', amountMinor: 50_000 },
    ],
  }),
  drafts.undone('X-1'),
];

/** What each event of a history posts, when it is folded after those before it. */
export function postingsOf(history: readonly FrozenEvent[]): readonly (readonly unknown[])[] {
  const events = history.map((frozen, at) => {
    const read = readEvent(frozen, { place: at + 1, status: 'ok', correctedMs: null });
    if (!('event' in read)) throw new Error(`an event is ${read.parked}`);
    return read.event;
  });
  return events.map((event) => {
    const earlier = events.filter(({ stream }) => stream === event.stream);
    const fold = foldStream(event.stream, { events: earlier, parked: [] });
    // As it stands in rows: by the event that posted it.
    return (fold?.effects.postings ?? []).filter((posting) => JSON.stringify(posting).includes(event.id));
  });
}

/** A hub that nobody has met, to which the device of this public key brings a team. */
export async function newHub(publicKey: string) {
  let epochs = 0;
  const parts = {
    store: await sqliteFactory(),
    hubId: 'hub-1',
    hash: nativeSha256,
    nowMs: () => startMs,
    usualDaysBack: () => 7,
    newEpoch: () => {
      epochs += 1;
      return `epoch-${epochs}`;
    },
  };
  const key = base64UrlToBytes(publicKey);
  if (key === undefined) throw new Error('a key');
  await foundTeamAtHub(parts, { team: teamId, publicKeys: [key], userId: 'admin' });
  return openHub(parts);
}

/** A small team's first day: every request there is, every answer, and the commonest refusals. */
async function recordMeetings(): Promise<readonly Exchange[]> {
  const hub = { current: null as never as Awaited<ReturnType<typeof newHub>> };
  const desk = new TestDevice({ team: teamId, hub, user: 'admin' });
  const publicKey = bytesToBase64Url(desk.keys.publicKey);
  const inner = await newHub(publicKey);
  const said: Exchange[] = [{ request: publicKey, answer: '' }];
  hub.current = {
    ...inner,
    async answer(request) {
      const answer = await inner.answer(request);
      said.push({ request: utf8Decode(request) ?? '', answer: utf8Decode(answer) ?? '' });
      return answer;
    },
  };
  desk.write([...foundingDrafts(desk), userAdded('asha', ['field']), invited('I-1', 'asha', 'open sesame')]);
  await desk.meet();
  const asha = new TestDevice({ team: teamId, hub, user: 'asha' });
  await enrol(asha, 'I-1', 'wrong');
  await enrol(asha, 'I-1', 'open sesame');
  await asha.hello();
  asha.write([enrolledDraft(asha)]);
  desk.write([opened('A-1'), opened('A-2'), assigned('A-1', 'asha')]);
  await desk.meet();
  await asha.meet();
  asha.write([receipt('A-1', 'R-1', 'K3W7Q2-000001-7', 40_000), skipped('A-2')]);
  const shared = { id: 'twice' };
  asha.write([skipped('A-1')], shared);
  desk.write([skipped('A-1')], shared);
  const facts = {
    id: 'new',
    device: asha.device,
    seq: asha.own.length + 1,
    stream: 'account:A-1',
    user: 'asha',
  };
  asha.append(
    JSON.stringify({ ...facts, v: 1, kind: 'account.dreamt', kindVersion: 1, data: {} }),
    '',
    'new',
  );
  await asha.hello({ byHand: true });
  await asha.meet();
  await desk.meet();
  await asha.verify(true);
  desk.write([assigned('A-1', null)]);
  await desk.meet();
  await asha.meet();
  await asha.send(asha.pushBytes(asha.own.length + 5, 0)); // a gap
  await asha.ask({ ...asha.pullRequest(), epoch: 'another' });
  await asha.hub.current.answer(utf8Encode('no frame'));
  const fresh = await asha.rekey();
  await fresh.hello();
  return said;
}
