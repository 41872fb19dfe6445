import { useParams } from '@tanstack/react-router';

import { PlanPaper, PlanScreen } from '../features/plan/index.ts';

/** Writing a plan for an account. */
export function PlanRoute() {
  const { accountId } = useParams({ from: '/plan/$accountId' });
  return <PlanScreen accountId={accountId} />;
}

/** The plan of an account on paper. */
export function PlanPaperRoute() {
  const { accountId } = useParams({ from: '/plan/$accountId/paper' });
  return <PlanPaper accountId={accountId} />;
}
