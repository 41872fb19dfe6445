import { applyRegistration, type Registration } from '../../shared/domain/scope/apply-scope.ts';
import { emptyScopeState } from '../../shared/domain/scope/scope-state.ts';
import { readTravelled } from '../../shared/domain/scope/travelled-event.ts';
import { readDevices } from './device-rows.ts';
import type { HubParts } from './hub.ts';
import type { HubSql } from './hub-store.ts';
import { isSummed, summedOf, takeIntoScope } from './ingest.ts';
import { insertReceiptNumbers, receiptNumberOf } from './receipt-numbers.ts';
import { saveScope, scopeTableNames } from './scope-rows.ts';
import { sumIntoShelves, sumsDue, wholeTeam } from './shelf-sums.ts';

const chunk = 5_000;

interface ReplayRow {
  readonly place: number;
  readonly shelf: string;
  readonly kind: string;
  readonly status: 0 | 1;
  readonly correctionMs: number;
  readonly facts: string;
  readonly digest: Uint8Array;
  readonly currency: string | null;
  readonly amountMinor: number | null;
}

/** Builds everything again that follows from a team's events: who may see what, numbers of receipts, sums of shelves. */
export async function rebuildScope(parts: HubParts, team: string): Promise<void> {
  await parts.store.writing(team, async (sql) => {
    for (const table of [...scopeTableNames, 'hub_receipt_number', 'hub_shelf', 'hub_money_change']) {
      await sql.run(`DELETE FROM ${table} WHERE team = ?`, [team]);
    }
    await sql.run('UPDATE hub_device SET revoked_place = NULL WHERE team = ?', [team]);
    await replay(sql, team);
  });
}

/** Builds the teams again whose sums a new version counts otherwise. Nearly always there are none. */
export async function sumAnewWhereDue(parts: HubParts): Promise<void> {
  const due = await parts.store.reading((sql) =>
    sql.all<{ readonly team: string }>(
      `SELECT t.team FROM hub_team t JOIN hub_shelf s ON s.team = t.team
       WHERE s.shelf = '${wholeTeam}' AND s.folded = ${sumsDue} ORDER BY t.team`,
    ),
  );
  for (const { team } of due) await rebuildScope(parts, team);
}

async function replay(sql: HubSql, team: string): Promise<void> {
  const scope = emptyScopeState(team);
  const numbers = new Map<string, string>();
  const registrations: Registration[] = (await readDevices(sql, team)).map((row) => ({
    device: row.device,
    userId: row.replaces === null ? row.userId : null,
    replaces: row.replaces,
    place: row.registeredPlace,
  }));
  let at = 0;
  for (let from = 0; ; ) {
    const rows = await readChunk(sql, team, from);
    const read = rows.map(({ facts }) => readTravelled(facts));
    for (const [index, row] of rows.entries()) {
      for (; (registrations[at]?.place ?? row.place) < row.place; at += 1) {
        applyRegistration(scope, registrations[at] as Registration);
      }
      const event = read[index] ?? null;
      if (event === null || !isSummed(row)) continue;
      const number = receiptNumberOf(event);
      if (number !== null && !numbers.has(number)) numbers.set(number, event.id);
      takeIntoScope(scope, event, row);
    }
    await sumIntoShelves(sql, team, summedOf(rows, read));
    const last = rows.at(-1);
    if (last === undefined) break;
    from = last.place;
  }
  for (const registration of registrations.slice(at)) applyRegistration(scope, registration);
  await insertReceiptNumbers(sql, team, numbers, new Set());
  await saveScope(sql, scope);
}

function readChunk(sql: HubSql, team: string, from: number): Promise<ReplayRow[]> {
  return sql.all<ReplayRow>(
    `SELECT place, shelf, kind, status, correction_ms AS "correctionMs", facts, digest, currency,
       amount_minor AS "amountMinor"
     FROM hub_event WHERE team = ? AND place > ? ORDER BY place LIMIT ?`,
    [team, from, chunk],
  );
}
