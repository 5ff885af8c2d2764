/**
 * Faults on hosts: three Batons on hosts of their own, servers that replicate semi-synchronously on others, a client that
 * writes, an observer inside of every database host, and then something breaks. Each test is named by the fault's number
 * in {@code docs/faults.md} and prints the seed that chose its moments; {@code -Dbaton.faults.seed} repeats one.
 *
 * <p>Where hosts cannot be made, they are skipped. {@code -Dbaton.faults=all} runs those too that take long.
 */
@NullMarked
package dev.baton.faults;

import org.jspecify.annotations.NullMarked;
