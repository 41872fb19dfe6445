import { useParams } from '@tanstack/react-router';

import { paperKinds } from '../../shared/domain/paper/model.ts';
import { CheckPaperScreen, PaperScreen } from '../features/paper/index.ts';
import { ScreenMissing } from './screen-missing.tsx';

/** A paper before it is printed. */
export function PaperRoute() {
  const { paper, subjectId } = useParams({ from: '/paper/$paper/$subjectId' });
  const known = paperKinds.find((kind) => kind === paper);
  if (known === undefined) return <ScreenMissing />;
  return <PaperScreen key={`${paper} ${subjectId}`} paper={known} subjectId={subjectId} />;
}

/** The check of a receipt's code. */
export function CheckPaperRoute() {
  return <CheckPaperScreen />;
}
