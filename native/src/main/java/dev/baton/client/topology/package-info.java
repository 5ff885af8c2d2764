/** Commands that show clusters and their topologies. */
@NullMarked
package dev.baton.client.topology;

import org.jspecify.annotations.NullMarked;
