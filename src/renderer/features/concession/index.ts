export { ConcessionScreen } from './concession-screen.tsx';
export { LadderScreen } from './ladder-screen.tsx';
