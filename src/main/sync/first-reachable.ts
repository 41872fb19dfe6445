import { type Carrier, CarrierError, type CarrierProblem } from './carrier.ts';

const elsewhere: ReadonlySet<CarrierProblem> = new Set(['unreachable', 'timeout', 'untrusted', 'notAHub']);

/**
 * A carrier over several addresses of one hub: what answers is kept to, and where it does not answer the next one is tried. A
 * request may be sent more than once by it, as by any carrier.
 */
export function firstReachable(carriers: readonly Carrier[]): Carrier {
  let current = 0;
  return {
    async send(request, signal) {
      let problem = new CarrierError('unreachable');
      for (let tried = 0; tried < carriers.length; tried += 1) {
        try {
          return await (carriers[current] as Carrier).send(request, signal);
        } catch (error) {
          if (!(error instanceof CarrierError) || !elsewhere.has(error.problem)) throw error;
          // Somebody else who answers at an old address is the less telling problem.
          if (tried === 0 || problem.problem === 'unreachable') problem = error;
          current = (current + 1) % carriers.length;
        }
      }
      throw problem;
    },
    close: () => {
      for (const carrier of carriers) carrier.close();
    },
  };
}
