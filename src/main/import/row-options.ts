import type { PlainDate } from '../../shared/domain/dates.ts';

/** What the caller knows that the file may not say. */
export type RowOptions = {
  /** The currency of all amounts where the file has no column for it: what a person said just now. */
  readonly currency?: string;
  /** Stands in for all dates of a file that has none; without it such a file is refused. */
  readonly undatedOn?: PlainDate;
};
