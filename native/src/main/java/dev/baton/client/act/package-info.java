/**
 * Commands that change something on servers: who replicates from whom, and what one server does. All of them are rows of
 * one table, under the names that Orchestrator's users know, and two classes do them.
 */
@NullMarked
package dev.baton.client.act;

import org.jspecify.annotations.NullMarked;
