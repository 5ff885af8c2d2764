/** Pages as they are rendered, held against golden files. */
@NullMarked
package dev.baton.page;

import org.jspecify.annotations.NullMarked;
