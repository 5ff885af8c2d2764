/**
 * The pages. A page is a record that is a template: its components are all that the html may show, already computed and
 * in order, so the html only places them. Each page carries a {@link dev.baton.page.Frame} for what surrounds it, and is
 * made from domain values by pure code beside it.
 *
 * <p>Words that only a page needs are in message bundles, to be translated; sentences about servers and plans come from
 * the domain, so that the page says what the journal and the terminal say.
 */
@NullMarked
package dev.baton.page;

import org.jspecify.annotations.NullMarked;
