import { test } from 'vitest';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import { accountStream, partyStream } from '../../../src/shared/domain/events/envelope.ts';
import { verifyLedger } from '../../../src/main/ledger/verify.ts';
import { rebuildProjections } from '../../../src/main/ledger/rebuild.ts';
import { item, opened, registered, logged } from '../../shared/domain/events/drafts.ts';
import { freshLedger } from './fresh-ledger.ts';

test('bulk', () => {
  const fresh = freshLedger();
  const drafts: EventDraft[] = [];
  for (let a = 0; a < 600; a += 1) {
    drafts.push(registered({ partyId: `P-${a}` }));
    drafts.push(opened({ accountId: `A-${a}`, partyId: `P-${a}` }));
    const items = Array.from({ length: a % 3 === 0 ? 16 : 17 }, (_, i) => item({ itemId: `I-${a}-${i}`, settlements: i % 2 ? [{ on: '2026-10-05' as never, amountMinor: 100 }] : [] }));
    drafts.push({ kind: 'items.imported', stream: accountStream(`A-${a}`), data: { importId: 'X', items }, personal: null });
  }
  let t = performance.now();
  fresh.append(drafts);
  console.log('append', performance.now() - t, fresh.ledger.write.get('select count(*) c from item'));
  t = performance.now(); const v = verifyLedger(fresh.ledger.write); console.log('verify', performance.now() - t, v.rebuiltEqual);
  t = performance.now(); rebuildProjections(fresh.ledger); console.log('rebuild', performance.now() - t);
  t = performance.now();
  const many = Array.from({ length: 5000 }, (_, n) => logged({ interactionId: `N-${n}` }));
  fresh.append([opened(), ...many]);
  console.log('5000 logged', performance.now() - t);
  t = performance.now(); fresh.ledger.states.clear(); fresh.ledger.states.account('A-kulkarni'); console.log('load 5000', performance.now() - t);
  const times: number[] = [];
  for (let n = 0; n < 300; n += 1) { const s = performance.now(); fresh.append([logged({ interactionId: `Z-${n}` })]); times.push(performance.now() - s); }
  times.sort((a, b) => a - b);
  console.log('one call p50', times[150], 'p99', times[297]);
  const { write } = fresh.ledger;
  const bare: number[] = [];
  for (let n = 0; n < 300; n += 1) { const s = performance.now(); write.execute('BEGIN IMMEDIATE'); write.run("INSERT INTO event SELECT device, ?, ?, place, epoch, stream, kind, kind_version, hlc_ms, hlc_counter, corrected_ms, business_date, user, grp, status, chain, facts, personal, personal_digest FROM event WHERE seq = 5000", [100000 + n, `bare-${n}`]);
    write.run("INSERT INTO interaction SELECT ?, account_id, channel, outcome, contact_class, counts_as_attempt, third_party_safe, business_date, recorded_ms, recorded_by, phone_id, address_id, reason, note, person_met, reference, proof_grade, details, corrections FROM interaction WHERE interaction_id='N-5'", [`bare-${n}`]);
    write.run('UPDATE device_self SET seq = seq'); write.execute('COMMIT'); bare.push(performance.now() - s); }
  bare.sort((a, b) => a - b);
  console.log('bare p50', bare[150], 'p99', bare[297]);
});
