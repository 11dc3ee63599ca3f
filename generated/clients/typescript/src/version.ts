/** The version of this package, which follows that of the API description it was generated from. */
export const VERSION = "1.0.0";

/** The version of that description. */
export const SPEC_VERSION = "1.0";
