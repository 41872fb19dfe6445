import { useParams } from '@tanstack/react-router';

import { PlanScreen } from '../features/plan/index.ts';

/** Writing a plan for an account. */
export function PlanRoute() {
  const { accountId } = useParams({ from: '/plan/$accountId' });
  return <PlanScreen accountId={accountId} />;
}
