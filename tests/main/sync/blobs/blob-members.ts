import { type MemoryFiles, memoryFiles } from '../../../../src/main/keys/memory-files.ts';
import { readSelf } from '../../../../src/main/ledger/device-self.ts';
import { changeLedger } from '../../../../src/main/ledger/ledger.ts';
import { becomeMember } from '../../../../src/main/sync/become-member.ts';
import type { Exchange, ExchangeOutcome, ExchangeParts } from '../../../../src/main/sync/blobs/exchange.ts';
import { openExchange } from '../../../../src/main/sync/blobs/open-exchange.ts';
import type { Role } from '../../../../src/shared/domain/team/state.ts';
import { bytesToBase64Url, utf8Decode, utf8Encode } from '../../../../src/shared/lib/bytes.ts';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';
import { attached, hashOf } from '../../hub/blob-requests.ts';
import { type foundedHub, invited, teamId, userAdded } from '../../hub/hub-fixture.ts';
import { freshLedger, nowMs } from '../../ledger/fresh-ledger.ts';
import { type Member, memberOn } from '../members.ts';

export type Founded = Awaited<ReturnType<typeof foundedHub>>;

/** A device with its kept files. */
export interface Holder extends Member {
  readonly user: string;
  readonly files: MemoryFiles;
  /** Keeps a photo and says so, as the app does. */
  attach(accountId: string, plain: Uint8Array, attachmentId?: string): void;
  exchange(more?: Partial<ExchangeParts>): Exchange;
}

let invitations = 0;

/** A real ledger on a device that the real hub let in, with an empty place for files. */
export async function holderOf(founded: Founded, user: string, roles: readonly Role[]): Promise<Holder> {
  const { desk, hub } = founded;
  invitations += 1;
  const invitationId = `of-a-holder-${invitations}`;
  desk.write([userAdded(user, roles), invited(invitationId, user, 'open sesame')]);
  await desk.meet();
  const { ledger, dataKey } = freshLedger();
  const publicKey = bytesToBase64Url(readSelf(ledger.write).publicKey);
  const ask = { frame: 'enrol', team: teamId, invitationId, secret: 'open sesame', publicKey, nowMs };
  const answer = utf8Decode(await hub.current.answer(utf8Encode(JSON.stringify(ask))));
  if (answer?.includes('registered') !== true) throw new Error(`nobody let it in: ${answer}`);
  valueOrThrow(changeLedger(ledger, () => becomeMember(ledger, { team: teamId, hub: null })));
  const member = memberOn(ledger, dataKey);
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
  await meetWords(holder, founded);
  return runExchange(holder.exchange(more), founded);
}

/** A meeting without files. */
export async function meetWords(holder: Holder, { hub }: Founded): Promise<string | null> {
  const meeting = holder.meeting();
  for (let request = meeting.next(); request !== null; request = meeting.next()) {
    meeting.receive(request, await hub.current.answer(request.bytes));
  }
  return meeting.problem;
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
