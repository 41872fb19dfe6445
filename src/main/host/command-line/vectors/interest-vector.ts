import type { InterestInputs } from './interest-inputs.ts';

/** A vector of a file of interest. */
export interface InterestVector {
  readonly id: string;
  readonly rule?: string | null | undefined;
  readonly title?: string | undefined;
  readonly convention?: string | undefined;
  readonly inputs: InterestInputs;
}
