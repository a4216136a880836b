/** A line on standard error that says how far a long run is; silent where nobody looks. */
export interface Progress {
  next(file: string): void;
  end(): void;
}

const silent: Progress = { next() {}, end() {} };

/** Shows progress over `total` files when standard error is a terminal and there are many. */
export function progress(total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY || total < 20) return silent;
  const clear = "\r\x1b[2K";
  let done = 0;
  let shownAt = 0;
  return {
    next(file) {
      done++;
      const now = performance.now();
      if (now - shownAt < 80) return;
      shownAt = now;
      const line = `Checking ${done} of ${total}: ${file}`;
      const width = Math.max((stream.columns ?? 80) - 1, 20);
      stream.write(clear + line.slice(0, width));
    },
    end: () => stream.write(clear),
  };
}
