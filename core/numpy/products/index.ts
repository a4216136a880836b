import "./dot.ts";
import "./tensordot.ts";
import "./einsum.ts";
import "./cross.ts";
import "./convolve.ts";
import "./linalg.ts";
import "./kron.ts";
import "./arrayapi.ts";
