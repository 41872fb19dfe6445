import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
} from '@tanstack/react-router';

import { Frame } from './frame.tsx';
import { ScreenFailed } from './screen-failed.tsx';
import { ScreenMissing } from './screen-missing.tsx';

/** The code of the screens, each in a part of its own, so that Today is there first. */
const parts = {
  todayRoute: () => import('./today-route.tsx'),
  accountRoute: () => import('./account-route.tsx'),
  receiptRoutes: () => import('./receipt-routes.tsx'),
  planRoutes: () => import('./plan-routes.tsx'),
  chargeRoutes: () => import('./charge-routes.tsx'),
  concessionRoutes: () => import('./concession-routes.tsx'),
  paperRoutes: () => import('./paper-routes.tsx'),
  featuresCash: () => import('../features/cash/index.ts'),
  featuresDayEnd: () => import('../features/day-end/index.ts'),
  featuresDrafts: () => import('../features/drafts/index.ts'),
  featuresImport: () => import('../features/import/index.ts'),
  featuresPeople: () => import('../features/people/index.ts'),
  teamRoute: () => import('./team-route.tsx'),
  featuresReports: () => import('../features/reports/index.ts'),
  featuresBank: () => import('../features/bank/index.ts'),
  featuresInstruments: () => import('../features/instruments/index.ts'),
  featuresDeductions: () => import('../features/deductions/index.ts'),
  featuresOffice: () => import('../features/office/index.ts'),
  partyRoutes: () => import('./party-routes.tsx'),
  featuresBooks: () => import('../features/books/index.ts'),
  featuresLaw: () => import('../features/law/index.ts'),
  featuresSafekeeping: () => import('../features/safekeeping/index.ts'),
  syncRoute: () => import('./sync-route.tsx'),
  featuresSettings: () => import('../features/settings/index.ts'),
} as const;

/** Fetches the code of every screen while nothing else is to do, so that no later press waits or fails for it. */
export function fetchAllScreens(): void {
  requestIdleCallback(() => {
    for (const load of Object.values(parts)) load().catch(() => undefined);
  });
}

/** What the address of an account may ask for. */
interface AccountSearch {
  readonly do?: string;
  readonly draft?: string;
}

const root = createRootRoute({ component: Frame });
const parent = { getParentRoute: () => root } as const;

const index = createRoute({
  ...parent,
  path: '/',
  component: () => <Navigate to="/today" replace />,
});
const today = createRoute({
  ...parent,
  path: '/today',
  component: lazyRouteComponent(parts.todayRoute, 'TodayRoute'),
});
/** `do` opens a panel at once: `#/account/…?do=call`; `?do=unfinished&draft=…` one draft in its own panel. */
const account = createRoute({
  ...parent,
  path: '/account/$accountId',
  validateSearch: (search: Record<string, unknown>): AccountSearch => ({
    ...(typeof search['do'] === 'string' ? { do: search['do'] } : {}),
    ...(typeof search['draft'] === 'string' ? { draft: search['draft'] } : {}),
  }),
  component: lazyRouteComponent(parts.accountRoute, 'AccountRoute'),
});
const receipts = createRoute({
  ...parent,
  path: '/receipts',
  component: lazyRouteComponent(parts.receiptRoutes, 'ReceiptsRoute'),
});
const receipt = createRoute({
  ...parent,
  path: '/receipt/$receiptId',
  component: lazyRouteComponent(parts.receiptRoutes, 'ReceiptPaperRoute'),
});
const paper = createRoute({
  ...parent,
  path: '/paper/$paper/$subjectId',
  component: lazyRouteComponent(parts.paperRoutes, 'PaperRoute'),
});
const checkPaper = createRoute({
  ...parent,
  path: '/check-paper',
  component: lazyRouteComponent(parts.paperRoutes, 'CheckPaperRoute'),
});
const plan = createRoute({
  ...parent,
  path: '/plan/$accountId',
  component: lazyRouteComponent(parts.planRoutes, 'PlanRoute'),
});
const concessions = createRoute({
  ...parent,
  path: '/concessions/$accountId',
  component: lazyRouteComponent(parts.concessionRoutes, 'ConcessionRoute'),
});
const earlyPayment = createRoute({
  ...parent,
  path: '/early-payment/$bookId',
  component: lazyRouteComponent(parts.concessionRoutes, 'LadderRoute'),
});
const why = createRoute({
  ...parent,
  path: '/why/$accountId',
  component: lazyRouteComponent(parts.chargeRoutes, 'WhyRoute'),
});
const terms = createRoute({
  ...parent,
  path: '/terms/$bookId',
  component: lazyRouteComponent(parts.chargeRoutes, 'TermsRoute'),
});
const cash = createRoute({
  ...parent,
  path: '/cash',
  component: lazyRouteComponent(parts.featuresCash, 'CashScreen'),
});
const dayEnd = createRoute({
  ...parent,
  path: '/day-end',
  component: lazyRouteComponent(parts.featuresDayEnd, 'DayEndScreen'),
});
const drafts = createRoute({
  ...parent,
  path: '/drafts',
  component: lazyRouteComponent(parts.featuresDrafts, 'DraftsScreen'),
});
const importing = createRoute({
  ...parent,
  path: '/import',
  component: lazyRouteComponent(parts.featuresImport, 'ImportScreen'),
});
const approvals = createRoute({
  ...parent,
  path: '/approvals',
  component: lazyRouteComponent(parts.featuresPeople, 'ApprovalsScreen'),
});
const team = createRoute({
  ...parent,
  path: '/team',
  component: lazyRouteComponent(parts.teamRoute, 'TeamRoute'),
});
const aging = createRoute({
  ...parent,
  path: '/reports/aging',
  component: lazyRouteComponent(parts.featuresReports, 'AgingScreen'),
});
const classification = createRoute({
  ...parent,
  path: '/reports/classification',
  component: lazyRouteComponent(parts.featuresReports, 'ClassificationScreen'),
});
const deductions = createRoute({
  ...parent,
  path: '/deductions',
  component: lazyRouteComponent(parts.featuresDeductions, 'DeductionsScreen'),
});
/** Which instrument to open, and what a line of the bank says of its return: the day, the reason, the bank's charge. */
interface InstrumentSearch {
  readonly show?: string;
  readonly on?: string;
  readonly reason?: string;
  readonly charge?: number;
}

function instrumentSearch({ show, on, reason, charge }: Record<string, unknown>): InstrumentSearch {
  return {
    ...(typeof show === 'string' ? { show } : {}),
    ...(typeof on === 'string' ? { on } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
    ...(typeof charge === 'number' ? { charge } : {}),
  };
}

const instruments = createRoute({
  ...parent,
  path: '/instruments',
  validateSearch: instrumentSearch,
  component: lazyRouteComponent(parts.featuresInstruments, 'InstrumentsScreen'),
});
const office = createRoute({
  ...parent,
  path: '/office',
  component: lazyRouteComponent(parts.featuresOffice, 'OfficeScreen'),
});
const bank = createRoute({
  ...parent,
  path: '/bank',
  component: lazyRouteComponent(parts.featuresBank, 'BankScreen'),
});
const books = createRoute({
  ...parent,
  path: '/books',
  component: lazyRouteComponent(parts.featuresBooks, 'BooksScreen'),
});
const parties = createRoute({
  ...parent,
  path: '/parties',
  component: lazyRouteComponent(parts.partyRoutes, 'PartiesRoute'),
});
const party = createRoute({
  ...parent,
  path: '/party/$partyId',
  component: lazyRouteComponent(parts.partyRoutes, 'PartyRoute'),
});
const law = createRoute({
  ...parent,
  path: '/law',
  component: lazyRouteComponent(parts.featuresLaw, 'LawScreen'),
});
const safekeeping = createRoute({
  ...parent,
  path: '/safekeeping',
  component: lazyRouteComponent(parts.featuresSafekeeping, 'SafekeepingScreen'),
});
const archive = createRoute({
  ...parent,
  path: '/archive',
  component: lazyRouteComponent(parts.featuresSafekeeping, 'ArchiveScreen'),
});
const sync = createRoute({
  ...parent,
  path: '/sync',
  component: lazyRouteComponent(parts.syncRoute, 'SyncRoute'),
});
const settings = createRoute({
  ...parent,
  path: '/settings',
  component: lazyRouteComponent(parts.featuresSettings, 'SettingsScreen'),
});

/** Every screen by its address. The address stands behind `#`, so that both doors serve one page. */
export const router = createRouter({
  routeTree: root.addChildren([
    index,
    today,
    account,
    receipts,
    receipt,
    cash,
    dayEnd,
    paper,
    checkPaper,
    plan,
    concessions,
    earlyPayment,
    why,
    terms,
    drafts,
    importing,
    approvals,
    team,
    aging,
    classification,
    deductions,
    instruments,
    office,
    bank,
    books,
    parties,
    party,
    law,
    safekeeping,
    archive,
    sync,
    settings,
  ]),
  history: createHashHistory(),
  scrollRestoration: false,
  defaultErrorComponent: ScreenFailed,
  defaultNotFoundComponent: ScreenMissing,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
