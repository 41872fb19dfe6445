import { languages as allLanguages, type Language } from '../../../shared/domain/language.ts';
import { type PaperLayout, paperLayouts } from '../../../shared/domain/paper/dress.ts';
import { Chips } from '../../components/chips.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** The dress of a paper: its size, one language or two, and whether it carries the mark of a copy. */
export function DressChoice({
  layout,
  languages,
  copy,
  nextCopy,
  onLayout,
  onLanguages,
  onCopy,
}: {
  readonly layout: PaperLayout;
  readonly languages: readonly Language[];
  readonly copy: number | null;
  /** The number of the next copy; null while the paper was never printed. */
  readonly nextCopy: number | null;
  readonly onLayout: (layout: PaperLayout) => void;
  readonly onLanguages: (languages: readonly Language[]) => void;
  readonly onCopy: (isCopy: boolean) => void;
}) {
  const t = useWords('papers');
  const [first = 'en', second] = languages;
  const others = allLanguages.filter((code) => code !== first);
  return (
    <div className="row paper-choices no-print">
      <Chips
        label={t('layout')}
        reachable
        chips={paperLayouts.map((code) => ({ code, label: code, isOn: code === layout }))}
        onPick={(code) => onLayout(paperLayouts.find((known) => known === code) ?? layout)}
      />
      <Chips
        label={t('languages')}
        reachable
        chips={allLanguages.map((code) => ({ code, label: t(`language.${code}`), isOn: code === first }))}
        onPick={(code) => onLanguages([languageOf(code, first)])}
      />
      <Chips
        label={t('second')}
        reachable
        chips={others.map((code) => ({ code, label: `+ ${t(`language.${code}`)}`, isOn: code === second }))}
        onPick={(code) => onLanguages(code === second ? [first] : [first, languageOf(code, first)])}
      />
      {nextCopy !== null && (
        <Chips
          label={t('copy')}
          reachable
          chips={[
            { code: 'first', label: t('copyAsFirst'), isOn: copy === null },
            { code: 'copy', label: t('copyMarked', { number: nextCopy }), isOn: copy !== null },
          ]}
          onPick={(code) => onCopy(code === 'copy')}
        />
      )}
    </div>
  );
}

function languageOf(code: string, otherwise: Language): Language {
  return allLanguages.find((known) => known === code) ?? otherwise;
}
