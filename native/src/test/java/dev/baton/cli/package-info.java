/** Tests of the command line, against a Baton that is played by a few canned answers. */
@NullMarked
package dev.baton.cli;

import org.jspecify.annotations.NullMarked;
