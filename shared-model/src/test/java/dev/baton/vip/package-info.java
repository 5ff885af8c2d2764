/** Tests of virtual addresses as values. */
@NullMarked
package dev.baton.vip;

import org.jspecify.annotations.NullMarked;
