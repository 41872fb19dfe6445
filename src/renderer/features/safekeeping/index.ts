export { ArchiveScreen } from './archive-screen.tsx';
export { SafekeepingScreen } from './safekeeping-screen.tsx';
