import { defineConfig } from "vitest/config";
import { pyrightVitePlugin } from "./scripts/pyright-plugin.mjs";

export default defineConfig({
  plugins: [pyrightVitePlugin()],
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    // One worker a core: by default one core is left idle, which on a machine of two halves the speed.
    maxWorkers: "100%",
    // The core keeps no state, so that a worker loads it once for all of its files.
    isolate: false,
  },
});
