import type { Hub } from '../../../src/main/hub/hub.ts';
import { utf8Decode } from '../../../src/shared/lib/bytes.ts';

/** Two hubs as one: both are asked everything, and both must answer the same, byte for byte. */
export interface TwinHub extends Hub {
  /** How many requests both answered alike, by kind of answer. */
  readonly answered: Map<string, number>;
}

/** Asks both hubs, one after the other, and throws where an answer differs. */
export function twinHub(one: Hub, other: Hub): TwinHub {
  const answered = new Map<string, number>();
  return {
    hubId: one.hubId,
    answered,
    publicKeyOf: (team, device) => one.publicKeyOf(team, device),
    async answer(request) {
      const first = await one.answer(request);
      const second = await other.answer(request);
      const [said, alsoSaid] = [utf8Decode(first) ?? '', utf8Decode(second) ?? ''];
      if (said !== alsoSaid) {
        throw new Error(`to ${utf8Decode(request)}\none hub said ${said}\nand the other ${alsoSaid}`);
      }
      const kind =
        /^\{"frame":"(\w+)"(?:,"code":"(\w+)")?/.exec(said)?.slice(1).filter(Boolean).join(' ') ?? said;
      for (const each of [kind, ...whatPagesSay(said)]) answered.set(each, (answered.get(each) ?? 0) + 1);
      return first;
    },
  };
}

/** What kinds of lines a page has, and what an acknowledgement speaks of. */
function whatPagesSay(said: string): readonly string[] {
  const found: string[] = [];
  if (/^\+\t/m.test(said)) found.push('grant');
  if (/^-\t/m.test(said)) found.push('revoke');
  if (/^\d+\t-?\d+\th?b[^\t]*\t/m.test(said)) found.push('backfill');
  if (/^\d+\t-?\d+\th[^\t]*\t/m.test(said)) found.push('held line');
  if (said.includes('"duplicates":[{')) found.push('duplicate');
  if (said.includes('"held":[{')) found.push('held');
  if (/"forkPlace":\d/.test(said)) found.push('other epoch');
  return found;
}

/** Several hubs on one store as a balancer shows them: the next request goes to the next one. */
export function hubsInTurn(hubs: readonly Hub[]): Hub {
  let turn = 0;
  const next = (): Hub => {
    turn += 1;
    const hub = hubs[turn % hubs.length];
    if (hub === undefined) throw new Error('no hub');
    return hub;
  };
  return {
    hubId: next().hubId,
    publicKeyOf: (team, device) => next().publicKeyOf(team, device),
    answer: (request) => next().answer(request),
  };
}
