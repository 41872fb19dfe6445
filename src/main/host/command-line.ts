import { runCommandLine } from './command-line/run.ts';

// A reader that has seen enough (`| head`) closes the pipe; that is the end of the answer, not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

process.exitCode = await runCommandLine(process.argv.slice(2));
