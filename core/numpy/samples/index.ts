import "./covariance.ts";
import "./counting.ts";
