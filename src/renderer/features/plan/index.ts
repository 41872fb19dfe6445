export { PlanPaper } from './plan-paper.tsx';
export { PlanScreen } from './plan-screen.tsx';
