/** Tests of what is done on hosts: pure ones, some against an SSH server on this machine, some on hosts of the lab. */
@NullMarked
package dev.baton.remote;

import org.jspecify.annotations.NullMarked;
