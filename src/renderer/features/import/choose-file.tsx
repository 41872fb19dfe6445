import { FileDrop } from '../../components/file-drop.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { ChosenFile } from './chosen-file.ts';

/** Drop a file or choose it: the first step of an import. */
export function ChooseFile({ onChosen }: { readonly onChosen: (chosen: ChosenFile) => void }) {
  const t = useWords('import');
  return (
    <div className="stack">
      <FileDrop
        words={{ title: t('choose.drop'), reading: t('choose.reading'), kinds: t('choose.kinds') }}
        accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xml,.json,.xls,text/csv,text/tab-separated-values"
        onTaken={(upload) => onChosen({ upload })}
      />
      <p className="muted">{t('choose.safe')}</p>
    </div>
  );
}
