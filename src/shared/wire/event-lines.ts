import type { FrozenEvent } from '../domain/events/codec.ts';
import { bytesToHex, hexToBytes } from '../lib/bytes.ts';

/**
 * An event as it travels: its two frozen parts as they are, parted by a tab, which canonical JSON never contains. Of a
 * redacted personal part only the digest travels, behind an exclamation mark.
 */
export interface TravellingEvent extends FrozenEvent {
  /** SHA-256 of the personal part; needed only where the part is gone. */
  readonly personalDigest: Uint8Array | null;
}

/** One event of a page with its standing. */
export interface PlacedEvent extends TravellingEvent {
  readonly place: number;
  /** The hub's correction of the author's clock in milliseconds, fixed at ingest. */
  readonly correctionMs: number;
  readonly status: 'ok' | 'held';
  /** Why the hub holds it, in its own word; left out where it does not, and by a hub of before. */
  readonly reason?: string;
  /** Part of the history of a shelf that was just granted: it may stand before what was pulled long ago. */
  readonly backfill: boolean;
}

/** A shelf comes or goes. `count` lines of its history follow a grant. */
export type ScopeLine =
  | { readonly change: 'grant'; readonly shelf: string; readonly place: number; readonly count: number }
  | { readonly change: 'revoke'; readonly shelf: string; readonly place: number };

/** One line of a page. */
export type PageLine = PlacedEvent | ScopeLine;

/** True for a line that tells of a shelf. */
export function isScopeLine(line: PageLine): line is ScopeLine {
  return 'change' in line;
}

/** The event as one line without a line end. */
export function eventToLine({ facts, personal, personalDigest }: TravellingEvent): string {
  if (personal !== null) return `${facts}\t${personal}`;
  return `${facts}\t!${personalDigest === null ? '' : bytesToHex(personalDigest)}`;
}

/** The event of a line; null where it is none. */
export function lineToEvent(line: string): TravellingEvent | null {
  const tab = line.indexOf('\t');
  if (tab < 1) return null;
  const facts = line.slice(0, tab);
  const rest = line.slice(tab + 1);
  if (rest.includes('\t')) return null;
  if (!rest.startsWith('!')) return { facts, personal: rest, personalDigest: null };
  const personalDigest = hexToBytes(rest.slice(1));
  return personalDigest?.length === 32 ? { facts, personal: null, personalDigest } : null;
}

const flagsOf = { ok: '', held: 'h' } as const;

/** The line as devices of before read it, who know nothing of reasons. */
export function withoutReason(line: PageLine): PageLine {
  if (isScopeLine(line)) return line;
  const { reason: _reason, ...rest } = line;
  return rest;
}

/** One line of a page as text without a line end. */
export function pageLineToText(line: PageLine): string {
  if (isScopeLine(line)) {
    return line.change === 'grant'
      ? `+\t${line.place}\t${line.count}\t${line.shelf}`
      : `-\t${line.place}\t${line.shelf}`;
  }
  const { place, correctionMs, status, backfill, reason } = line;
  const why = reason === undefined ? '' : `:${reason}`;
  return `${place}\t${correctionMs}\t${flagsOf[status]}${backfill ? 'b' : ''}${why}\t${eventToLine(line)}`;
}

/** The line of a page in a text; null where it is none. */
export function textToPageLine(text: string): PageLine | null {
  if (text.startsWith('+\t') || text.startsWith('-\t')) return textToScopeLine(text.split('\t'));
  const fields = /^(\d+)\t(-?\d+)\t(h?b?)(?::([A-Za-z]{1,40}))?\t/.exec(text);
  if (fields === null) return null;
  const [head, place, correction, flags = '', reason] = fields;
  const event = lineToEvent(text.slice(head.length));
  if (event === null) return null;
  return {
    ...event,
    place: Number(place),
    correctionMs: Number(correction),
    status: flags.includes('h') ? 'held' : 'ok',
    backfill: flags.includes('b'),
    ...(reason === undefined ? {} : { reason }),
  };
}

function textToScopeLine(fields: readonly string[]): ScopeLine | null {
  const [sign, place, ...rest] = fields;
  if (!isWholeText(place)) return null;
  if (sign === '-') {
    const [shelf] = rest;
    return shelf === undefined || rest.length > 1 ? null : { change: 'revoke', shelf, place: Number(place) };
  }
  const [count, shelf] = rest;
  if (!isWholeText(count) || shelf === undefined || rest.length > 2) return null;
  return { change: 'grant', shelf, place: Number(place), count: Number(count) };
}

function isWholeText(text: string | undefined): text is string {
  return text !== undefined && /^\d{1,15}$/.test(text);
}
