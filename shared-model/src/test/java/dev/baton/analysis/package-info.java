/** Tests of the rules: single rules, laws on clusters by chance, and clusters that change under load. */
@NullMarked
package dev.baton.analysis;

import org.jspecify.annotations.NullMarked;
