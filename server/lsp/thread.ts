import { workerData } from "node:worker_threads";

/** What the thread is given in which documents are analysed; the bundle is the server's own. */
export interface ThreadData {
  readonly mark: typeof mark;
  /** Shared: how many jobs the server has sent to this thread. */
  readonly sent: Int32Array;
}

const mark = "ndlens analysis";

export const threadData = (sent: Int32Array): ThreadData => ({ mark, sent });

/** What this thread was given, in that thread. */
export const givenHere = (): ThreadData | undefined =>
  (workerData as Partial<ThreadData> | null)?.mark === mark ? (workerData as ThreadData) : undefined;
