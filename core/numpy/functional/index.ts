/** Rows that call Python functions: along axes, for each element, piece by piece. */
import "./along.ts";
import "./pyfunc.ts";
import "./vectorize.ts";
