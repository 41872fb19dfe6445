export { DayEndScreen } from './day-end-screen.tsx';
