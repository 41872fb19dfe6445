import type { PrintedPaper } from '../../../shared/contract/paper.ts';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** When this was printed, by whom and how; a paper whose words have changed since can be shown as it stood. */
export function PrintedBefore({
  printed,
  shown,
  isKept,
  canReturn,
  onShow,
}: {
  readonly printed: readonly PrintedPaper[];
  /** The hash of what is shown now. */
  readonly shown: string;
  readonly isKept: boolean;
  readonly canReturn: boolean;
  readonly onShow: (sha256: string | null) => void;
}) {
  const t = useWords('papers');
  return (
    <div className="stack no-print">
      <p className="muted paper-hash">{t('hash', { hash: shown })}</p>
      {printed.length > 0 && (
        <details>
          <summary>{t('printedBefore', { count: printed.length })}</summary>
          <ul className="contact-list">
            {printed.map((print) => (
              <li key={print.paperId} className="row">
                <span>
                  {t('printedLine', { day: dayText(print.on), by: print.by, layout: print.layout })}
                  {print.copy !== null && ` · ${t('printedCopy', { number: print.copy })}`}
                </span>
                {canReturn && print.sha256 !== shown && (
                  <button type="button" className="link-button" onClick={() => onShow(print.sha256)}>
                    {t('again')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {isKept && canReturn && (
        <button type="button" className="link-button" onClick={() => onShow(null)}>
          {t('asNow')}
        </button>
      )}
    </div>
  );
}
