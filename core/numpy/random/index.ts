/** numpy.random; importing it registers its functions and classes. */
import "./generator.ts";
import "./randomstate.ts";
