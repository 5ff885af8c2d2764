/** REST and pages over HTTP, in the assembled application, on a real store. */
@NullMarked
package dev.baton.api;

import org.jspecify.annotations.NullMarked;
