import { endOfPage, type PageWeight } from '../../shared/domain/scope/page-plan.ts';
import { isScopeLine, type PageLine, pageLineToText, withoutReason } from '../../shared/wire/event-lines.ts';
import type { PageHeader, PullRequest, VerifyRequest } from '../../shared/wire/frames.ts';
import { type DeviceRow, readDevice } from './device-rows.ts';
import { rowToPlacedEvent } from './event-rows.ts';
import type { HubParts } from './hub.ts';
import type { HubSql } from './hub-store.ts';
import {
  type Asked,
  type GrantSpan,
  readGrants,
  readHistory,
  readOfficeEvents,
  readRevokes,
  readScopedEvents,
} from './page-rows.ts';
import { type Reach, readReach } from './reach.ts';
import { readTeam, type TeamRow } from './team-rows.ts';
import { noVoidWords, readVoidedReceipts, type VoidWords } from './voided-receipts.ts';
import { WireRefused } from './wire-answer.ts';

/** A page of what a device does not have yet. */
export interface Page {
  readonly header: PageHeader;
  readonly lines: readonly string[];
}

/** The next page for a device. What it may have is decided now, for the whole page and whatever came before (decision 0035). */
export async function pull(parts: HubParts, request: PullRequest): Promise<Page> {
  return parts.store.reading(async (sql) => {
    const { team, device, reach } = await standing(sql, parts, request);
    if (device.revokedPlace !== null) throw new WireRefused('revoked');
    const asked: Asked = {
      team: team.team,
      device: request.withOwn ? null : device.device,
      userIds: reach.userIds,
      from: request.place,
      limit: request.limit,
      top: team.top,
    };
    const { lines, to, voids } = reach.office ? await officeLines(sql, asked) : await scopedLines(sql, asked);
    const header: PageHeader = {
      frame: 'page',
      epoch: team.epoch,
      scopeKey: reach.scopeKey,
      from: request.place,
      to,
      more: to < team.top,
      count: lines.length,
      ...(voids.voided.length === 0 ? {} : { voided: [...voids.voided] }),
      ...(voids.refused.length === 0 ? {} : { voidsRefused: [...voids.refused] }),
    };
    const readable = request.withReasons === true ? lines : lines.map(withoutReason);
    return { header, lines: readable.map(pageLineToText) };
  });
}

/** The team, the device and its reach, where the device knows all of them as they are now; else it says hello first. */
export async function standing(
  sql: HubSql,
  parts: HubParts,
  request: Pick<PullRequest | VerifyRequest, 'team' | 'device' | 'epoch' | 'scopeKey' | 'place'>,
): Promise<{ readonly team: TeamRow; readonly device: DeviceRow; readonly reach: Reach }> {
  const team = await readTeam(sql, request.team);
  if (team === undefined) throw new WireRefused('unknownTeam');
  const device = await readDevice(sql, request.team, request.device);
  if (device === undefined) throw new WireRefused('unknownDevice');
  if (request.epoch !== team.epoch || request.place > team.top) throw new WireRefused('epoch');
  const reach = await readReach(sql, device, parts.hash);
  if (device.revokedPlace === null && reach.scopeKey !== request.scopeKey) throw new WireRefused('scope');
  return { team, device, reach };
}

interface Lines {
  readonly lines: readonly PageLine[];
  readonly to: number;
  /** See `PageHeader`. */
  readonly voids: VoidWords;
}

/** The office has everything, in the order of the team. */
async function officeLines(sql: HubSql, asked: Asked): Promise<Lines> {
  const rows = await readOfficeEvents(sql, asked);
  const isFull = rows.length > asked.limit;
  const sent = isFull ? rows.slice(0, asked.limit) : rows;
  const to = isFull ? (sent.at(-1)?.place ?? asked.top) : asked.top;
  return { lines: sent.map((row) => rowToPlacedEvent(row, false)), to, voids: noVoidWords };
}

/** Events of the shelves it has; each shelf that came in the page's span with its whole history; shelves that went. */
async function scopedLines(sql: HubSql, asked: Asked): Promise<Lines> {
  const grants = await readGrants(sql, asked);
  const revokes = await readRevokes(sql, asked);
  // Grants that cannot fit any more are not asked for their events.
  const bounded = reachedBy(grants, asked);
  const { rows, reached } = await readScopedEvents(sql, { ...asked, top: bounded });
  const weights: PageWeight[] = [
    ...grants.map(({ place, history }) => ({ place, lines: 1 + history })),
    ...revokes.map(({ place }) => ({ place, lines: 1 })),
    ...rows.map(({ place }) => ({ place, lines: 1 })),
  ];
  const { to } = endOfPage(weights, asked.limit, { from: asked.from, reached, top: asked.top });
  const sent = grants.filter(({ place }) => place <= to);
  const history = await readHistory(sql, { ...asked, top: to }, sent);
  const leaving = revokes.filter(({ place }) => place <= to);
  const lines: PageLine[] = [
    ...leaving.map((each) => ({ change: 'revoke' as const, ...each })),
    ...sent.map(({ shelf, place, history: count }) => ({ change: 'grant' as const, shelf, place, count })),
    ...rows.filter(({ place }) => place <= to).map((row) => rowToPlacedEvent(row, false)),
  ];
  const voids = await readVoidedReceipts(sql, asked, { leaving: leaving.map(({ shelf }) => shelf), to });
  return { lines: inOrder(lines, history), to, voids };
}

/** Up to which place the grants at hand tell everything, and no further than the first that overflows the page. */
function reachedBy(grants: readonly GrantSpan[], { limit, top }: Asked): number {
  let lines = 0;
  for (const { place, history } of grants) {
    lines += 1 + history;
    if (lines > limit) return place;
  }
  return top;
}

/** By place; at one place what goes comes first, then what comes with its history, then the event. */
function inOrder(
  lines: readonly PageLine[],
  historyByShelf: ReadonlyMap<string, readonly PageLine[]>,
): readonly PageLine[] {
  const rank = (line: PageLine): number => {
    if (!isScopeLine(line)) return 2;
    return line.change === 'revoke' ? 0 : 1;
  };
  return [...lines]
    .sort((left, right) => left.place - right.place || rank(left) - rank(right))
    .flatMap((line) =>
      isScopeLine(line) && line.change === 'grant'
        ? [line, ...(historyByShelf.get(line.shelf) ?? [])]
        : [line],
    );
}
