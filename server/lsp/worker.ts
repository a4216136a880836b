import { getHeapStatistics } from "node:v8";
import { parentPort } from "node:worker_threads";
import { diskHost } from "../files/host.ts";
import { moduleReader } from "../files/modules.ts";
import { type HostOf, type Job, type News, openAnalyses } from "./analyses.ts";
import { givenHere } from "./thread.ts";

/** Milliseconds after which it is looked again whether modules on disk have changed. */
const freshness = 100;

/** Milliseconds without a job after which the next edit is prepared for. */
const restAfter = 50;

/** The part of the memory that may be in use before more is taken for that. */
const mostUsed = 0.35;

/** Does the jobs that the server sends, until it ends the thread. */
export function serveAnalyses(): void {
  const { perform, prepare } = openAnalyses(hosts());
  const sent = givenHere()?.sent ?? new Int32Array(1);
  let done = 0;
  const rest = () => {
    const finished = prepare(() => Atomics.load(sent, 0) !== done, hasRoom);
    if (finished.length > 0) parentPort?.postMessage({ finished } satisfies News);
  };
  let resting: NodeJS.Timeout | undefined;
  parentPort?.on("message", (job: Job) => {
    done++;
    const reply = perform(job);
    if (reply) parentPort?.postMessage(reply);
    clearTimeout(resting);
    resting = setTimeout(rest, restAfter);
  });
}

function hasRoom(): boolean {
  const { used_heap_size, external_memory, heap_size_limit } = getHeapStatistics();
  return used_heap_size + external_memory < mostUsed * heap_size_limit;
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
