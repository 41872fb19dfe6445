export type { AccountActions } from './account-actions.ts';
export { AccountScreen } from './account-screen.tsx';
