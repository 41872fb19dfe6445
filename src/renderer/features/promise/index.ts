export { PromiseSheet } from './promise-sheet.tsx';
export { type PromiseTaking, usePromise } from './use-promise.ts';
export { WithdrawPromise } from './withdraw-promise.tsx';
