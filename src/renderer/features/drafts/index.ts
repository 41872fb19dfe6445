export { DraftsScreen } from './drafts-screen.tsx';
