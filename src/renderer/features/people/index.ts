export { ApprovalsScreen } from './approvals-screen.tsx';
export { TeamScreen } from './team-screen.tsx';
