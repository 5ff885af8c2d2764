/** Laws and examples of the position algebra. */
@NullMarked
package dev.baton.gtid;

import org.jspecify.annotations.NullMarked;
