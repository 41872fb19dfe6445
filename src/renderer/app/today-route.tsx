import { TodayScreen } from '../features/today/index.ts';

/** Today, as the frame shows it. */
export function TodayRoute() {
  return <TodayScreen />;
}
