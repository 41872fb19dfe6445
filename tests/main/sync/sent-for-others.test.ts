import { expect, test } from 'vitest';
import { selectKeptForOthers } from '../../../src/main/db/queries/kept-for-others.ts';
import { changeLedger } from '../../../src/main/ledger/ledger.ts';
import { sendForOthers } from '../../../src/main/ledger/send-for-others.ts';
import { teamStream } from '../../../src/shared/domain/events/envelope.ts';
import { keptRequestKey } from '../../../src/shared/domain/sync/kept-for-others.ts';
import { ok } from '../../../src/shared/lib/result.ts';
import { disputed, promised, receipt } from '../../shared/domain/events/drafts.ts';
import { begun, joined, type Member, meet, sound, soundness } from './members.ts';

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

test('what the office asks for is sent at the next meeting, and only in the run of the order in which it was asked', () => {
  const { hub, asha } = begun();
  const [bala, chitra] = [joined(hub), joined(hub)];
  meet(bala, hub);
  meet(chitra, hub);
  const yesterday = hub.copy();
  bala.write(receipt());
  meet(bala, hub);
  meet(asha, hub);
  yesterday.restoreAs('e2');
  expect(meet(asha, yesterday)).toMatchObject({ sent: 0 });
  const ask = (epoch: string): void => {
    const data = { policy: keptRequestKey(bala.device()), value: epoch };
    chitra.write({ kind: 'policy.set', stream: teamStream('T-1'), data, personal: null });
    meet(chitra, yesterday);
  };
  ask('e1');
  expect(meet(asha, yesterday)).toMatchObject({ sent: 0, received: 1 });
  ask('e2');
  expect(meet(asha, yesterday)).toMatchObject({ sent: 1, received: 1 });
  expect(selectKeptForOthers(asha.ledger.write)).toEqual([]);
  meet(chitra, yesterday);
  expect(chitra.ledger.write.all('SELECT receipt_id AS id FROM receipt')).toEqual([{ id: 'R-1' }]);
  // Its writer comes back after all: the same, once.
  meet(bala, yesterday);
  expect(meet(asha, yesterday)).toMatchObject({ sent: 0 });
  expect(bala.ledger.write.all('SELECT receipt_id AS id FROM receipt')).toEqual([{ id: 'R-1' }]);
  expect([asha, bala, chitra].map(soundness)).toEqual([sound, sound, sound]);
});
