/**
 * From the command line to a running process, in this order: read the configuration, find or start the store, look
 * whether it can be used, and only then start Quarkus. Whatever stops it is one sentence with a remedy, and exit code 2.
 */
@NullMarked
package dev.baton.boot;

import org.jspecify.annotations.NullMarked;
