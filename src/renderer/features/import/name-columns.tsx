import { useProcedure } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { Terms } from './chosen-file.ts';
import { ColumnTable } from './column-table.tsx';
import { mapColumn } from './mapping.ts';

/** Lets a person name the columns of a file that could not be made out, and says what is still needed. */
export function NameColumns({
  upload,
  terms,
  onChange,
}: {
  readonly upload: string;
  readonly terms: Terms;
  readonly onChange: (mapping: string) => void;
}) {
  const t = useWords('import');
  const read = useProcedure('readImportColumns', { upload, ...terms }, { keepPrevious: true });
  if (read.status === 'refused') return <RefusalNotice refusal={read.refusal} />;
  const { data } = read;
  if (data === undefined) return null;
  return (
    <div className="stack-wide">
      {data.missing.length > 0 && (
        <Notice tone="warning">
          {t('missing.title', { fields: data.missing.map((field) => t(`missing.${field}`)).join(', ') })}
        </Notice>
      )}
      <ColumnTable
        columns={data.columns}
        onChange={(column, field) => onChange(mapColumn(data.mapping, column, field))}
      />
    </div>
  );
}
