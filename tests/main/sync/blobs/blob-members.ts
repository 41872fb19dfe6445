import { type MemoryFiles, memoryFiles } from '../../../../src/main/keys/memory-files.ts';
import type { Exchange, ExchangeOutcome, ExchangeParts } from '../../../../src/main/sync/blobs/exchange.ts';
import { openExchange } from '../../../../src/main/sync/blobs/open-exchange.ts';
import type { Role } from '../../../../src/shared/domain/team/state.ts';
import { attached, hashOf } from '../../hub/blob-requests.ts';
import { nowMs } from '../../ledger/fresh-ledger.ts';
import type { Member } from '../members.ts';
import { type Founded, invitedTo, meetHub } from '../real-members.ts';

/** A device with its kept files. */
export interface Holder extends Member {
  readonly user: string;
  readonly files: MemoryFiles;
  /** Keeps a photo and says so, as the app does. */
  attach(accountId: string, plain: Uint8Array, attachmentId?: string): void;
  exchange(more?: Partial<ExchangeParts>): Exchange;
}

/** A real ledger on a device that the real hub let in, with an empty place for files. */
export async function holderOf(founded: Founded, user: string, roles: readonly Role[]): Promise<Holder> {
  const member = await invitedTo(founded, user, roles);
  const { ledger } = member;
  const files = memoryFiles();
  return {
    ...member,
    user,
    files,
    attach(accountId, plain, attachmentId = `AT-${hashOf(plain).slice(0, 6)}`) {
      files.keep(hashOf(plain), plain);
      member.writeAs({ userId: user }, attached(accountId, plain, attachmentId));
    },
    exchange: (more = {}) => openExchange({ ledger, files, nowMs: () => nowMs, sharesFiles: false, ...more }),
  };
}

/** A meeting, and the files after it. */
export async function meetWhole(
  holder: Holder,
  founded: Founded,
  more: Partial<ExchangeParts> = {},
): Promise<ExchangeOutcome & { readonly problem: string | null }> {
  await meetHub(holder, founded);
  return runExchange(holder.exchange(more), founded);
}

/** A meeting without files. */
export async function meetWords(holder: Holder, founded: Founded): Promise<string | null> {
  return (await meetHub(holder, founded)).problem;
}

/** Runs an exchange to its end, or at most so many requests. */
export async function runExchange(
  exchange: Exchange,
  { hub }: Pick<Founded, 'hub'>,
  most = 500,
): Promise<ExchangeOutcome & { readonly problem: string | null }> {
  for (let at = 0; at < most; at += 1) {
    const request = exchange.next();
    if (request === null) break;
    exchange.receive(request, await hub.current.answer(request.bytes));
  }
  return { ...exchange.outcome, problem: exchange.problem };
}
