// One bundle serves machines and browsers: the runtime is in it once, and each loads only what it has.
void (typeof process === "undefined" ? import("./browser.ts") : import("./node.ts"));
