/** Clusters and recoveries made by hand, at a fixed moment, for the golden files and for looking at. */
@NullMarked
package dev.baton.page.sample;

import org.jspecify.annotations.NullMarked;
