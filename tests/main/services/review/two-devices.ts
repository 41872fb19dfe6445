import path from 'node:path';
import { append } from '../../../../src/main/ledger/append.ts';
import { changeLedger, type Ledger } from '../../../../src/main/ledger/ledger.ts';
import { takeInEvents } from '../../../../src/main/ledger/take-in.ts';
import { loadResources } from '../../../../src/main/services/resources.ts';
import { listReviews } from '../../../../src/main/services/review/list-reviews.ts';
import { resolveReview } from '../../../../src/main/services/review/resolve-review.ts';
import type { ServiceContext } from '../../../../src/main/services/service.ts';
import type { InputOf, OutputOf, ResultOf } from '../../../../src/shared/contract/contract.ts';
import type { CanonicalValue } from '../../../../src/shared/domain/events/canonical.ts';
import { freezeEvent, partDigest } from '../../../../src/shared/domain/events/codec.ts';
import type { EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { ok, valueOrThrow } from '../../../../src/shared/lib/result.ts';
import { day, type EventSetting, envelopeOf } from '../../../shared/domain/events/build-event.ts';
import { freshLedger, nowMs } from '../../ledger/fresh-ledger.ts';

const resources = loadResources(path.resolve(import.meta.dirname, '../../../../resources'));

/** A supervisor's device, and what other devices wrote and the hub placed. */
export interface Desk {
  readonly ledger: Ledger;
  /** Takes in what another device wrote, with its next place. */
  receive(draft: EventDraft, setting?: EventSetting): string;
  list(): OutputOf<'listReviews'>['reviews'];
  resolve(input: Omit<InputOf<'resolveReview'>, 'commandId'>, userId?: string): ResultOf<'resolveReview'>;
}

let commands = 0;

const nextCommand = (): string => {
  commands += 1;
  return `01a05bfc-d5af-7ac7-8888-${commands.toString(16).padStart(12, '0')}`;
};

/** A ledger with nothing in it, on which a supervisor called Meera settles what others wrote. */
export function supervisorsDesk(): Desk {
  const { ledger } = freshLedger();
  let place = 0;
  const seqByDevice = new Map<string, number>();
  const write = (userId: string, drafts: readonly EventDraft[]): void => {
    append(ledger, { commandId: nextCommand(), userId, businessDate: day('2026-11-24'), nowMs }, drafts);
  };
  const contextOf = (userId: string): ServiceContext =>
    ({
      ledger,
      read: ledger.write,
      resources,
      user: { userId, name: userId, roles: ['supervisor'] },
      session: { teamId: 'T-1', zone: 'Asia/Kolkata' },
      today: day('2026-11-24'),
      nowMs,
      append: (drafts: readonly EventDraft[]) => write(userId, drafts),
    }) as unknown as ServiceContext;
  return {
    ledger,
    receive: (draft, setting = {}) => {
      place += 1;
      const device = setting.device ?? 'device-b';
      const seq = (seqByDevice.get(device) ?? 0) + 1;
      seqByDevice.set(device, seq);
      const envelope = envelopeOf(draft.stream, {
        context: ['epoch-1', 0],
        ...setting,
        device,
        seq,
        id: `${device}.${seq}`,
      });
      const frozen = freezeEvent(
        envelope,
        draft.kind,
        draft.data as unknown as CanonicalValue,
        draft.personal as unknown as CanonicalValue,
      );
      const line = {
        ...frozen,
        personalDigest: partDigest(frozen.personal),
        place,
        correctionMs: 0,
        status: setting.status ?? 'ok',
        backfill: false,
      };
      const terms = { epoch: 'epoch-1', generation: 0, reachesAll: true };
      valueOrThrow(
        changeLedger(ledger, () => {
          takeInEvents(ledger, terms, [line]);
          // As a meeting leaves it: this device has seen everything that was placed.
          ledger.write.run("UPDATE device_self SET epoch = 'epoch-1', cursor = ?", [place]);
          return ok({});
        }),
      );
      return envelope.id;
    },
    list: () => {
      const listed = listReviews(contextOf('user-meera'), {});
      if (listed instanceof Promise) throw new Error('a list does not wait');
      return valueOrThrow(listed).reviews;
    },
    resolve: (input, userId = 'user-meera') =>
      changeLedger(ledger, () =>
        resolveReview(contextOf(userId), { commandId: nextCommand(), ...input } as never),
      ) as ResultOf<'resolveReview'>,
  };
}
