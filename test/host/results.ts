import Mocha from "mocha";

/** How a run of tests ended; `failures` says what went wrong in each that failed. */
export interface Results {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
}

/** Runs the tests that were added to a Mocha and returns how they ended; never rejects for a failed test. */
export async function runMocha(mocha: Mocha): Promise<Results> {
  // The base of all reporters prints nothing.
  mocha.reporter(Mocha.reporters.Base);
  await mocha.loadFilesAsync();
  const failures: string[] = [];
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
    runner.on("fail", (test: Mocha.Runnable, error: Error) => {
      failures.push(`${test.titlePath().join(" > ")}\n${error.stack ?? error.message}`);
    });
  });
  return {
    passed: stats?.passes ?? 0,
    // A hook that throws is a failure that Mocha's own count of tests leaves out at times.
    failed: Math.max(stats?.failures ?? 0, failures.length),
    skipped: stats?.pending ?? 0,
    failures,
  };
}
