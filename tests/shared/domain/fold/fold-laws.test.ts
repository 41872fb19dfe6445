import { describeFoldLaws } from './fold-laws.ts';
import { dailyFoldRuns } from './fold-runs.ts';
import { describePrecedenceLaws } from './precedence-laws.ts';

describeFoldLaws(dailyFoldRuns);
describePrecedenceLaws(dailyFoldRuns);
