export { AgingScreen } from './aging-screen.tsx';
export { ClassificationScreen } from './classification-screen.tsx';
