/** Why a request did not come back with an answer. */
export type CarrierProblem =
  | 'unreachable' // nobody answers there
  | 'untrusted' // somebody else answers there
  | 'timeout'
  | 'interrupted' // the connection broke, or the answer is damaged
  | 'stopped' // a person asked to stop
  | 'notAHub';

/** A request that did not come back with an answer. Nothing is known of what the hub did with it. */
export class CarrierError extends Error {
  override readonly name = 'CarrierError';
  readonly problem: CarrierProblem;

  constructor(problem: CarrierProblem, cause?: unknown) {
    super(`the hub did not answer: ${problem}`, { cause });
    this.problem = problem;
  }
}

/** Carries requests to a hub and its answers back: over TLS, or within one process. */
export interface Carrier {
  /** The answer to one request; throws `CarrierError`. */
  send(request: Uint8Array, signal: AbortSignal): Promise<Uint8Array>;
  close(): void;
}
