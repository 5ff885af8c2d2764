/**
 * Where server binaries come from and what is made of them once: unpacked into the cache, initialised into a template
 * data folder, and from then on only cloned. Everything in the cache appears under its final name in one atomic move,
 * so that any number of virtual machines may ask for the same thing at once.
 */
@NullMarked
package dev.baton.lab.binaries;

import org.jspecify.annotations.NullMarked;
