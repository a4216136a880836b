/** numpy.linalg's solvers and decompositions; importing it registers them. */
import "./decompositions.ts";
import "./solve.ts";
import "./arrayapi.ts";
