/**
 * What `electron` resolves to under vitest. The npm package would start a download the moment it is imported; code that
 * is tested here must not need it (only `src/main/app` and `src/main/preload` may, and they run under the stand-in).
 */
throw new Error(
  'A unit test imported "electron". Move what it tests behind a port, or test it through tests/e2e with the stand-in.',
);

export {};
