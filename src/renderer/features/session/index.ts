export { FirstRun } from './first-run.tsx';
export { LockScreen } from './lock-screen.tsx';
export { RecoveryCodeStep } from './recovery-code-step.tsx';
