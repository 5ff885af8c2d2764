/** The pages of clusters: all of them as tiles, one of them as a tree of servers with what could be done to it. */
@NullMarked
package dev.baton.page.cluster;

import org.jspecify.annotations.NullMarked;
