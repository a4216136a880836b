import "./dot.ts";
import "./tensordot.ts";
import "./einsum.ts";
