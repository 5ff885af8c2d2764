/** What people say, understood and not. */
@NullMarked
package dev.baton.operate;

import org.jspecify.annotations.NullMarked;
