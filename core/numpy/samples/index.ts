import "./covariance.ts";
import "./counting.ts";
import "./interp.ts";
import "./several.ts";
