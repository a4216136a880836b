import { workerData } from "node:worker_threads";

/** Marks the thread in which documents are analysed; the bundle is the server's own. */
export const workerMark = "ndlens analysis";

/** True in that thread. */
export const isWorker = (): boolean => workerData === workerMark;
