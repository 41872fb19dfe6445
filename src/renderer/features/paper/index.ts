export { CheckPaperScreen } from './check-paper-screen.tsx';
export { PaperScreen } from './paper-screen.tsx';
