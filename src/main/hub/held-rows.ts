import { namedBy, type ReviewWord, reviewWordOf, wordKinds } from '../../shared/domain/scope/release.ts';
import { changesScope } from '../../shared/domain/scope/scope-needs.ts';
import { type HeldScope, type ScopeState, wordKey } from '../../shared/domain/scope/scope-state.ts';
import { readTravelled, type TravelledEvent } from '../../shared/domain/scope/travelled-event.ts';
import { hubStatus } from './event-rows.ts';
import type { HubSql } from './hub-store.ts';

interface HeldRow {
  readonly id: string;
  readonly shelf: string;
  readonly correctionMs: number;
  readonly facts: string;
}

/** The held events of which words on reviews may speak, and which reviews have a word already. Mostly nobody says one. */
export interface HeldEvents {
  readonly held: readonly HeldScope[];
  readonly words: readonly string[];
}

/** Reads what these events may release: held events of the same streams that were not released yet. */
export async function readHeld(
  sql: HubSql,
  team: string,
  events: readonly { readonly event: TravelledEvent; readonly shelf: string }[],
): Promise<HeldEvents> {
  const said = events.filter(({ event }) => reviewWordOf(event) !== null);
  if (said.length === 0) return { held: [], words: [] };
  const shelves = said.flatMap(({ event: { stream }, shelf }) => [stream, shelf, `${stream}/office`]);
  const rows = await sql.all<HeldRow>(
    `SELECT e.id, e.shelf, e.correction_ms AS "correctionMs", e.facts FROM hub_event e
     WHERE e.team = ? AND e.shelf IN ${sql.listed} AND e.status = ${hubStatus.held}
       AND NOT EXISTS (SELECT 1 FROM hub_released r WHERE r.team = e.team AND r.id = e.id)
     ORDER BY e.place`,
    [team, JSON.stringify([...new Set(shelves)])],
  );
  const keys = said.map(({ event }) => wordKey(event.stream, reviewWordOf(event)?.reviewKey ?? ''));
  const words = await sql.all<{ word: string }>(
    `SELECT word FROM hub_review_word WHERE team = ? AND word IN ${sql.listed}`,
    [team, JSON.stringify(keys)],
  );
  return { held: rows.flatMap(rowToHeld), words: words.map(({ word }) => word) };
}

/**
 * What of these events a word released that is here before them. Only events that change who may see what are asked about, and
 * mostly nobody said a word on them.
 */
export async function readReleasedAhead(
  sql: HubSql,
  team: string,
  events: readonly { readonly event: TravelledEvent; readonly shelf: string }[],
): Promise<readonly string[]> {
  const asked = events.filter(({ event }) => changesScope(event));
  const keys = asked.flatMap(({ event: { stream, id, grp } }) =>
    [id, ...(grp === null ? [] : [grp])].map((about) => wordKey(stream, `heldEvent:${about}`)),
  );
  if (keys.length === 0) return [];
  const said = await sql.all<{ word: string }>(
    `SELECT word FROM hub_review_word WHERE team = ? AND word IN ${sql.listed}`,
    [team, JSON.stringify([...new Set(keys)])],
  );
  if (said.length === 0) return [];
  const rows = await sql.all<{ facts: string }>(
    `SELECT e.facts FROM hub_event e
     WHERE e.team = ? AND e.shelf IN ${sql.listed} AND e.kind IN ${sql.listed} AND e.status = ${hubStatus.ok}
     ORDER BY e.place`,
    [team, JSON.stringify([...new Set(asked.map(({ shelf }) => shelf))]), JSON.stringify(wordKinds)],
  );
  const firstByReview = new Map<string, ReviewWord>();
  for (const { facts } of rows) {
    const event = readTravelled(facts);
    const word = event === null ? null : reviewWordOf(event);
    if (word === null) continue;
    const key = wordKey(word.stream, word.reviewKey);
    if (!firstByReview.has(key)) firstByReview.set(key, word);
  }
  return [...firstByReview.values()]
    .filter(({ decision }) => decision === 'release')
    .flatMap((word) => [...namedBy(word)].map((name) => wordKey(word.stream, name)));
}

function rowToHeld({ shelf, correctionMs, facts }: HeldRow): HeldScope[] {
  const event = readTravelled(facts);
  return event === null ? [] : [{ event, shelf, correctedMs: event.hlcMs + correctionMs }];
}

/** Puts held events and words into a state of the scope. */
export function putHeld(state: ScopeState, { held, words }: HeldEvents): void {
  for (const each of held) state.held.set(each.event.id, each);
  for (const word of words) state.words.add(word);
}
