/**
 * What holds for every exchange over HTTP, pages and REST alike: who is asking, that requests which change something
 * come from our own pages or from no browser at all, what a browser may do with an answer, and how errors leave.
 */
@NullMarked
package dev.baton.web;

import org.jspecify.annotations.NullMarked;
