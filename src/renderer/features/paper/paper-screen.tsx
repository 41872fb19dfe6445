import { useState } from 'react';

import type { PaperView } from '../../../shared/contract/paper.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { PaperLayout } from '../../../shared/domain/paper/dress.ts';
import type { PaperKind } from '../../../shared/domain/paper/model.ts';
import { paperSheet } from '../../../shared/domain/paper/paper-sheet.ts';
import { useProcedure } from '../../api.ts';
import { useKeyCommands } from '../../commands/registry.ts';
import { DataState } from '../../components/data-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import { DressChoice } from './dress-choice.tsx';
import { PaperActions } from './paper-actions.tsx';
import { drawPaper } from './paper-element.tsx';
import { paperWords } from './paper-material.ts';
import { PeriodChoice } from './period-choice.tsx';
import { PrintedBefore } from './printed-before.tsx';
import { usePrintPaper } from './use-print-paper.ts';
import './paper-screen.css';

/** A paper before it is printed: its size, its languages, the period, and itself as it will come out. */
export function PaperScreen({ paper, subjectId }: { readonly paper: PaperKind; readonly subjectId: string }) {
  const t = useWords('papers');
  const { today } = useSession();
  const [from, setFrom] = useState<PlainDate | null>(null);
  const [asOf, setAsOf] = useState<PlainDate>(today);
  const [sha256, setSha256] = useState<string | null>(null);
  const isOfPeriod = paper !== 'receipt' && paper !== 'planSchedule' && paper !== 'letter';
  const hasPeriod = isOfPeriod && sha256 === null;
  const question = { paper, subjectId, from, ...(isOfPeriod ? { asOf } : {}) };
  const asked = { ...question, ...(sha256 === null ? {} : { sha256 }) };
  const view = useProcedure('readPaper', asked, { keepPrevious: true });
  return (
    <div className="screen">
      <h1 className="no-print">{t(`kind.${paper}`)}</h1>
      {hasPeriod && (
        <PeriodChoice
          from={from}
          asOf={asOf}
          canBegin={paper !== 'claimSheet'}
          onFrom={setFrom}
          onAsOf={setAsOf}
        />
      )}
      <DataState state={view}>
        {(shown) => (
          <PaperDesk
            key={paper}
            view={shown}
            question={question}
            subjectId={subjectId}
            isKept={sha256 !== null}
            onShow={setSha256}
          />
        )}
      </DataState>
    </div>
  );
}

function PaperDesk({
  view,
  question,
  subjectId,
  isKept,
  onShow,
}: {
  readonly view: PaperView;
  readonly question: {
    readonly paper: PaperKind;
    readonly subjectId: string;
    readonly from: PlainDate | null;
    readonly asOf?: PlainDate;
  };
  readonly subjectId: string;
  readonly isKept: boolean;
  readonly onShow: (sha256: string | null) => void;
}) {
  const t = useWords('papers');
  const { model } = view;
  const [layout, setLayout] = useState<PaperLayout>(model.paper === 'receipt' ? 'A5' : 'A4');
  const [languages, setLanguages] = useState<readonly Language[]>(
    view.language === null || view.language === 'en' ? ['en'] : ['en', view.language],
  );
  const [isCopy, setCopy] = useState(false);
  const dress = {
    layout,
    languages,
    copy: isCopy ? view.nextCopy : null,
    standing: view.standing,
    seal: view.seal,
    words: paperWords,
  };
  const sheet = paperSheet(model, dress);
  const fileName = fileNameOf(view);
  const printing = usePrintPaper({ view, dress, sheet, question, fileName });
  useKeyCommands({ print: () => void printing.print() });
  return (
    <>
      <PaperActions view={view} subjectId={subjectId} printing={printing} />
      <RefusalNotice refusal={printing.refusal} />
      <DressChoice
        layout={layout}
        languages={languages}
        copy={isCopy ? view.nextCopy : null}
        nextCopy={view.printed.length === 0 ? null : view.nextCopy}
        onLayout={setLayout}
        onLanguages={setLanguages}
        onCopy={setCopy}
      />
      <PrintedBefore
        printed={view.printed}
        shown={view.sha256}
        isKept={isKept}
        canReturn={model.paper !== 'receipt'}
        onShow={onShow}
      />
      <section className="paper-stand" aria-label={t('preview')}>
        {drawPaper(sheet)}
      </section>
    </>
  );
}

/** What a saved file is called: the number of the receipt, or the account or customer and the day. */
function fileNameOf({ model }: PaperView): string {
  if (model.paper === 'receipt') return model.number;
  const [first] = 'accounts' in model ? model.accounts : [];
  if (model.paper === 'letter') return `${model.account} ${model.asOf}`;
  if (model.paper === 'planSchedule') return `${model.account} ${model.agreedOn}`;
  const subject = model.paper === 'statement' ? (first?.account ?? '') : model.party;
  return `${subject} ${model.asOf}`;
}
