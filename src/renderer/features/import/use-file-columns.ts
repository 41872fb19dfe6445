import { useEffect, useState } from 'react';

import { type FileColumn, readColumns } from './read-columns.ts';

/** The columns of a file, read from its beginning; empty until they are read. */
export function useFileColumns(file: File): readonly FileColumn[] {
  const [columns, setColumns] = useState<readonly FileColumn[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void readColumns(file).then((read) => {
      if (isCurrent) setColumns(read);
    });
    return () => {
      isCurrent = false;
    };
  }, [file]);
  return columns;
}
