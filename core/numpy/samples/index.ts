import "./covariance.ts";
import "./counting.ts";
import "./interp.ts";
