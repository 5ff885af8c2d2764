/**
 * What people can ask to be done with a server by a plan: the list of it, the forms that ask, and the page that shows
 * the plan before anything is done.
 */
@NullMarked
package dev.baton.page.act;

import org.jspecify.annotations.NullMarked;
