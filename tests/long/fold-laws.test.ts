import { describeFoldLaws } from '../shared/domain/fold/fold-laws.ts';
import { describePrecedenceLaws } from '../shared/domain/fold/precedence-laws.ts';

describeFoldLaws(10_000);
describePrecedenceLaws(10_000);
