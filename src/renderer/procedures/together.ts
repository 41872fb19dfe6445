import type { ProcedureState } from './use-procedure.ts';

/**
 * Several questions as one, for a screen that is of no use with a part of the answers: ready once all are answered, refused as
 * the first that was refused and has no older answer. Trying again asks only what was refused.
 */
export function together<First, Second, Third>(
  first: ProcedureState<First>,
  second: ProcedureState<Second>,
  third: ProcedureState<Third>,
): ProcedureState<readonly [First, Second, Third]> {
  const states = [first, second, third];
  const unanswered = states.find(({ data, refusal }) => data === undefined && refusal !== undefined);
  const refused = unanswered ?? states.find(({ refusal }) => refusal !== undefined);
  const isAnswered = first.data !== undefined && second.data !== undefined && third.data !== undefined;
  return {
    status: refused !== undefined ? 'refused' : isAnswered ? 'ready' : 'loading',
    data: isAnswered ? [first.data, second.data, third.data] : undefined,
    refusal: refused?.refusal,
    isRefreshing: isAnswered && states.some(({ isRefreshing }) => isRefreshing),
    reload: () => {
      for (const state of states) if (state.refusal !== undefined) state.reload();
    },
  };
}
