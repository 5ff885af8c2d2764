/**
 * The routes of the pages. A GET shows a page from the store; a POST from a form does one act of
 * {@link dev.baton.operate} and leads back to a page, so that a reload repeats nothing. An event stream says when
 * something has changed, and the page then fetches itself anew.
 */
@NullMarked
package dev.baton.pages;

import org.jspecify.annotations.NullMarked;
