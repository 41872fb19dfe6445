/** Placeholder until the loaders land. */
export interface Resources {
  readonly directory: string;
}
