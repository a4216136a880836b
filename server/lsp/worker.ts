import { parentPort } from "node:worker_threads";
import { diskHost } from "../files/host.ts";
import { moduleReader } from "../files/modules.ts";
import { type HostOf, type Job, openAnalyses } from "./analyses.ts";

/** Milliseconds after which it is looked again whether modules on disk have changed. */
const freshness = 100;

/** Does the jobs that the server sends, until it ends the thread. */
export function serveAnalyses(): void {
  const perform = openAnalyses(hosts());
  parentPort?.on("message", (job: Job) => {
    const reply = perform(job);
    if (reply) parentPort?.postMessage(reply);
  });
}

function hosts(): HostOf {
  let looked = 0;
  let opened: Parameters<HostOf>[1] = () => undefined;
  const isStale = () => {
    const now = performance.now();
    if (now < looked + freshness) return false;
    looked = now;
    return true;
  };
  const modules = moduleReader((path) => opened(path), isStale);
  return ({ path }, texts) => {
    opened = texts;
    return path === undefined ? undefined : diskHost(path, modules);
  };
}
