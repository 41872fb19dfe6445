/** What a piece of work took: on the wall's clock, and of processors in this whole process. */
export interface Spent {
  wallMs: number;
  cpuMs: number;
}

export const nothingSpent = (): Spent => ({ wallMs: 0, cpuMs: 0 });

/** Adds what a piece of work takes to `spent`. */
export async function spend<Value>(spent: Spent, work: () => Promise<Value> | Value): Promise<Value> {
  const cpuBefore = process.cpuUsage();
  const startedNs = process.hrtime.bigint();
  const value = await work();
  spent.wallMs += Number(process.hrtime.bigint() - startedNs) / 1e6;
  const { user, system } = process.cpuUsage(cpuBefore);
  spent.cpuMs += (user + system) / 1_000;
  return value;
}

export function sumOf(...parts: readonly Spent[]): Spent {
  return {
    wallMs: parts.reduce((total, { wallMs }) => total + wallMs, 0),
    cpuMs: parts.reduce((total, { cpuMs }) => total + cpuMs, 0),
  };
}
