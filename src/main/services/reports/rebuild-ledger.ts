import { ok } from '../../../shared/lib/result.ts';
import { countEvents } from '../../db/queries/events.ts';
import { outdateWorklist } from '../../db/queries/worklist.ts';
import { rebuildSteps } from '../../ledger/rebuild.ts';
import { steppedService } from '../service.ts';

/** Computes every projection again from the events, all or nothing; the list of the day follows with its next reader. */
export const rebuildLedger = steppedService<'rebuildLedger', null>({
  prepare: async () => ok(null),
  *steps(context) {
    const building = rebuildSteps(context.ledger);
    let step = building.next();
    while (step.done !== true) {
      yield { part: 'write', done: step.value.done, of: step.value.streams };
      step = building.next();
    }
    outdateWorklist(context.ledger.write);
    return ok({ events: countEvents(context.read), streams: step.value.streams });
  },
});
