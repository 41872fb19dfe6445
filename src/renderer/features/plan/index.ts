export { PlanPaper, PlanScreen } from './plan-screen.tsx';
