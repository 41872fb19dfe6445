import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
} from '@tanstack/react-router';

import { Frame } from './frame.tsx';

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
  component: lazyRouteComponent(() => import('./today-route.tsx'), 'TodayRoute'),
});
/** `do` opens a panel at once: `#/account/…?do=call`. */
const account = createRoute({
  ...parent,
  path: '/account/$accountId',
  validateSearch: (search: Record<string, unknown>): { readonly do?: string } =>
    typeof search['do'] === 'string' ? { do: search['do'] } : {},
  component: lazyRouteComponent(() => import('./account-route.tsx'), 'AccountRoute'),
});
const receipts = createRoute({
  ...parent,
  path: '/receipts',
  component: lazyRouteComponent(() => import('./receipt-routes.tsx'), 'ReceiptsRoute'),
});
const receipt = createRoute({
  ...parent,
  path: '/receipt/$receiptId',
  component: lazyRouteComponent(() => import('./receipt-routes.tsx'), 'ReceiptPaperRoute'),
});
const plan = createRoute({
  ...parent,
  path: '/plan/$accountId',
  component: lazyRouteComponent(() => import('./plan-routes.tsx'), 'PlanRoute'),
});
const planPaper = createRoute({
  ...parent,
  path: '/plan/$accountId/paper',
  component: lazyRouteComponent(() => import('./plan-routes.tsx'), 'PlanPaperRoute'),
});
const drafts = createRoute({
  ...parent,
  path: '/drafts',
  component: lazyRouteComponent(() => import('../features/drafts/index.ts'), 'DraftsScreen'),
});
const importing = createRoute({
  ...parent,
  path: '/import',
  component: lazyRouteComponent(() => import('../features/import/index.ts'), 'ImportScreen'),
});
const approvals = createRoute({
  ...parent,
  path: '/approvals',
  component: lazyRouteComponent(() => import('../features/people/index.ts'), 'ApprovalsScreen'),
});
const team = createRoute({
  ...parent,
  path: '/team',
  component: lazyRouteComponent(() => import('../features/people/index.ts'), 'TeamScreen'),
});
const aging = createRoute({
  ...parent,
  path: '/reports/aging',
  component: lazyRouteComponent(() => import('../features/reports/index.ts'), 'AgingScreen'),
});
const books = createRoute({
  ...parent,
  path: '/books',
  component: lazyRouteComponent(() => import('../features/books/index.ts'), 'BooksScreen'),
});
const law = createRoute({
  ...parent,
  path: '/law',
  component: lazyRouteComponent(() => import('../features/law/index.ts'), 'LawScreen'),
});
const settings = createRoute({
  ...parent,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/index.ts'), 'SettingsScreen'),
});

/** Every screen by its address. The address stands behind `#`, so that both doors serve one page. */
export const router = createRouter({
  routeTree: root.addChildren([
    index,
    today,
    account,
    receipts,
    receipt,
    plan,
    planPaper,
    drafts,
    importing,
    approvals,
    team,
    aging,
    books,
    law,
    settings,
  ]),
  history: createHashHistory(),
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
