export type { AccountActions } from './account-actions.ts';
export { AccountScreen } from './account-screen.tsx';
export { AssignAccount } from './assign-account.tsx';
export { EditParty } from './edit-party.tsx';
