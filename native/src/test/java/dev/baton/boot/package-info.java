/** Tests of the way from the command line to a running process. */
@NullMarked
package dev.baton.boot;

import org.jspecify.annotations.NullMarked;
