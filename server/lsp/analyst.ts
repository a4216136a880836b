import { Worker } from "node:worker_threads";
import { processorTime } from "../processor.ts";
import type { Answer, Arguments, Job, News, QueryName, Reply, Snapshot } from "./analyses.ts";
import { threadData } from "./thread.ts";

/** Has documents analysed in a thread of its own, which can be stopped and lost without harm to the server. */
export interface Analyst {
  /** Asks about one version; undefined when that version is not the newest any more. */
  ask<Name extends QueryName>(
    snapshot: Snapshot,
    name: Name,
    args: Arguments<Name>,
  ): Promise<{ readonly answer: Answer<Name> } | undefined>;
  close(uri: string): void;
  /** Says when there is more to say of documents than was said, as their analyses had taken too long at first. */
  onFinished(listener: (uris: readonly string[]) => void): void;
  dispose(): void;
}

/** Memory in megabytes that the thread may take before it is ended. */
const memoryLimit = 256;

/**
 * Milliseconds of the processor without an answer after which the thread counts as lost: its own limits must have failed. What other
 * programs do to the machine counts for nothing.
 */
const patience = 6000;

/** Milliseconds between two looks at that. */
const lookEvery = 500;

interface Pending {
  readonly snapshot: Snapshot;
  readonly settle: (reply: Omit<Reply, "id">) => void;
}

/** `file` is the bundle to run in the thread. */
export function analyst(file: string): Analyst {
  let worker: Worker | undefined;
  let count = 0;
  let finished: (uris: readonly string[]) => void = () => {};
  const jobs = new Int32Array(new SharedArrayBuffer(4));
  const pending = new Map<number, Pending>();
  /** What the thread has of each document. */
  const sent = new Map<string, Snapshot>();
  /** The snapshots in whose analysis a thread was lost: they are not tried again. */
  const fatal = new WeakSet<Snapshot>();

  const begin = (): Worker => {
    Atomics.store(jobs, 0, 0);
    const started = new Worker(file, {
      workerData: threadData(jobs),
      resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
    });
    started.on("message", (message: Reply | News) => {
      if ("finished" in message) return finished(message.finished);
      const { id, ...reply } = message;
      pending.get(id)?.settle(reply);
      pending.delete(id);
    });
    started.on("error", (error) => lose(started, error.message));
    started.on("exit", (code) => lose(started, `the analysis ended with ${code}`));
    started.unref();
    return started;
  };

  /** The first question is the one that was being answered; the others are as lost but can be asked again. */
  const lose = (lost: Worker, error: string): void => {
    if (lost !== worker) return;
    worker = undefined;
    sent.clear();
    const [first] = pending.values();
    if (first) fatal.add(first.snapshot);
    for (const { settle } of pending.values()) settle({ error });
    pending.clear();
  };

  const post = (job: Job): void => {
    worker ??= begin();
    Atomics.add(jobs, 0, 1);
    worker.postMessage(job);
  };

  return {
    async ask<Name extends QueryName>(snapshot: Snapshot, name: Name, args: Arguments<Name>) {
      if (fatal.has(snapshot))
        throw new Error(`the analysis of ${snapshot.uri} needed too much time or memory`);
      if (sent.get(snapshot.uri) !== snapshot) post({ kind: "open", snapshot });
      sent.set(snapshot.uri, snapshot);
      const id = ++count;
      const reply = await new Promise<Omit<Reply, "id">>((settle) => {
        const asked = worker;
        const end = processorTime() + patience;
        const timer = setInterval(() => processorTime() > end && asked?.terminate(), lookEvery).unref();
        const done = (reply: Omit<Reply, "id">) => {
          clearInterval(timer);
          settle(reply);
        };
        pending.set(id, { snapshot, settle: done });
        post({ kind: "ask", id, uri: snapshot.uri, name, args });
      });
      if (reply.error !== undefined) throw new Error(reply.error);
      return reply.outdated ? undefined : { answer: reply.result as Answer<Name> };
    },
    close(uri) {
      if (sent.delete(uri)) post({ kind: "close", uri });
    },
    onFinished: (listener) => {
      finished = listener;
    },
    dispose: () => void worker?.terminate(),
  };
}
