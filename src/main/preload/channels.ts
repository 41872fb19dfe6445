/** The only three channels between a screen and the main process. */
export const callChannel = 'bahi:call';
export const shellChannel = 'bahi:shell';
export const changedChannel = 'bahi:changed';
