import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useState } from 'react';

/** Which part of a list is asked for. */
interface PageInput {
  readonly offset: number;
  readonly limit: number;
}

/** The pages of a list behind its first one: none until somebody wants to see more. `name` and the page name the answer. */
export function useFurtherPages<Output>(
  name: 'listDuplicates' | 'listUnreachable',
  pageRows: number,
  ask: (page: PageInput) => Promise<Output>,
): { readonly pages: readonly Output[]; readonly showMore: () => void; readonly isLoading: boolean } {
  const [further, setFurther] = useState(0);
  const results = useQueries({
    queries: Array.from({ length: further }, (_, at) => {
      const page = { offset: (at + 1) * pageRows, limit: pageRows };
      return { queryKey: [name, page], queryFn: () => ask(page), placeholderData: keepPreviousData };
    }),
  });
  const failed = results.filter((result) => result.isError);
  return {
    pages: results.flatMap(({ data }) => (data === undefined ? [] : [data as Output])),
    showMore: () => {
      if (failed.length === 0) setFurther(further + 1);
      else for (const result of failed) void result.refetch();
    },
    isLoading: results.some((result) => result.isFetching && result.data === undefined),
  };
}

/** The rows without those that stand on two pages, as happens between the refreshing of one and of the next. */
export function uniqueBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): readonly Row[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}
