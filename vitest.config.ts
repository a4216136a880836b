import { defineConfig } from "vitest/config";
import { pyrightVitePlugin } from "./scripts/pyright-plugin.mjs";

export default defineConfig({
  plugins: [pyrightVitePlugin()],
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    // One worker a core: by default one core is left idle, which on a machine of two halves the speed.
    maxWorkers: "100%",
  },
});
