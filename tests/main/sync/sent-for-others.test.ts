import { expect, test } from 'vitest';
import { changeLedger } from '../../../src/main/ledger/ledger.ts';
import { sendForOthers } from '../../../src/main/ledger/send-for-others.ts';
import { ok } from '../../../src/shared/lib/result.ts';
import { disputed, promised } from '../../shared/domain/events/drafts.ts';
import { begun, joined, type Member, meet } from './members.ts';

const reviews = ({ ledger }: Member): string[] =>
  ledger.write
    .all<{ kind: string }>("SELECT kind FROM review_item WHERE state = 'open' ORDER BY kind")
    .map(({ kind }) => kind);

test('what is sent for another device had not seen what its sender wrote: a contradiction is still told to a person', () => {
  const { hub, asha } = begun();
  const bala = joined(hub);
  meet(bala, hub);
  const yesterday = hub.copy();
  bala.write(promised());
  meet(bala, hub);
  asha.write(disputed());
  meet(asha, hub);
  expect(reviews(asha)).toEqual(['commitmentUnderDispute']);
  yesterday.restoreAs('e2');
  meet(asha, yesterday);
  expect(reviews(asha)).toEqual(['commitmentUnderDispute']);
  changeLedger(asha.ledger, () => ok(sendForOthers(asha.ledger, bala.device())));
  meet(asha, yesterday);
  const chitra = joined(yesterday);
  meet(chitra, yesterday);
  expect([asha, chitra].map(reviews)).toEqual([['commitmentUnderDispute'], ['commitmentUnderDispute']]);
});
