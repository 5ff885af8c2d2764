/** How clusters are drawn. */
@NullMarked
package dev.baton.page.cluster;

import org.jspecify.annotations.NullMarked;
