/**
 * Holds the documents to the code: what they name exists, what they link to is there, and the tables that repeat the
 * code are made from it ({@code -Dgolden.update} writes them anew).
 */
@NullMarked
package dev.baton.docs;

import org.jspecify.annotations.NullMarked;
