export { AgingScreen } from './aging-screen.tsx';
