/** Error state, assertions and functions that only print; importing it registers them. */
import { none } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import { valueEffect } from "../calls/results.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";
import "./errstate.ts";
import "./testing.ts";

/** What these print depends on the installation; they change nothing. */
const prints = op(
  { object: opt(any, none), maxwidth: opt(any, none), output: opt(any, none), toplevel: opt(any, none) },
  () => valueEffect(none),
);

register("numpy", { show_config: prints, show_runtime: prints });
