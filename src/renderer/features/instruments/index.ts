export { InstrumentsScreen } from './instruments-screen.tsx';
