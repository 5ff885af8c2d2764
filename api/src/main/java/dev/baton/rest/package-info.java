/**
 * REST, {@code /api/v1}: one resource class for each subject, each method parses, calls one service and maps. GET
 * changes nothing. Answers are records of this package, never domain types, so that the domain can change without
 * breaking those who ask; an answer about a cluster carries its generation.
 *
 * <p>Errors leave as {@code application/problem+json} with a code to decide by, a detail to read and a remedy.
 */
@NullMarked
package dev.baton.rest;

import org.jspecify.annotations.NullMarked;
