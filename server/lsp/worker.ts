import { parentPort } from "node:worker_threads";
import { diskHost } from "../files/host.ts";
import { type Job, openAnalyses } from "./analyses.ts";

/** Does the jobs that the server sends, until it ends the thread. */
export function serveAnalyses(): void {
  const perform = openAnalyses(({ path }) => (path === undefined ? undefined : diskHost(path)));
  parentPort?.on("message", (job: Job) => {
    const reply = perform(job);
    if (reply) parentPort?.postMessage(reply);
  });
}
