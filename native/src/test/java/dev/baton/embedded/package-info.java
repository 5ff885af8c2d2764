/** Tests of the embedded store on the real server. */
@NullMarked
package dev.baton.embedded;

import org.jspecify.annotations.NullMarked;
