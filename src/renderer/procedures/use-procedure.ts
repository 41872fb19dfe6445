import { keepPreviousData, useQuery } from '@tanstack/react-query';

import type { InputOf, OutputOf, ProcedureName, Refusal } from '../../shared/contract/contract.ts';
import { callOrThrow, RefusedError } from './call.ts';

/** Where a question stands: not answered yet, answered, or refused. `data` stays while it is asked again. */
export interface ProcedureState<Output> {
  readonly status: 'loading' | 'ready' | 'refused';
  readonly data: Output | undefined;
  readonly refusal: Refusal | undefined;
  /** An answer is shown and a newer one is under way. */
  readonly isRefreshing: boolean;
  readonly reload: () => void;
}

/** How a question is asked. */
export interface AskOptions {
  /** False leaves it unasked, for instance until a text has three letters. */
  readonly enabled?: boolean;
  /** Shows the answer to the last input until the new one is here, so that a list does not blink. */
  readonly keepPrevious?: boolean;
}

/** Asks a query and asks again whenever the host says that its answer changed. */
export function useProcedure<Name extends ProcedureName>(
  name: Name,
  input: InputOf<Name>,
  { enabled = true, keepPrevious = false }: AskOptions = {},
): ProcedureState<OutputOf<Name>> {
  const query = useQuery({
    queryKey: [name, input],
    queryFn: () => callOrThrow(name, input),
    enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
  const { error } = query;
  const refusal =
    error instanceof RefusedError ? error.refusal : error === null ? undefined : { code: 'failed' };
  return {
    status: refusal !== undefined ? 'refused' : query.data === undefined ? 'loading' : 'ready',
    data: query.data as OutputOf<Name> | undefined,
    refusal,
    isRefreshing: query.isFetching && query.data !== undefined,
    reload: () => void query.refetch(),
  };
}
