/**
 * What people hang onto recoveries: commands of their own, as Orchestrator's users have them.
 *
 * <p>A {@link dev.baton.hook.HookList list} says when its commands are run, a {@link dev.baton.hook.HookValue value} is
 * something that they are told, and a {@link dev.baton.hook.HookCommand command} is a line for a shell in which values
 * are only ever named, never written: what a server or a cluster is called can not become a command. The names of lists,
 * placeholders and variables are those of Orchestrator, old words included, since scripts hang on them.
 */
@NullMarked
package dev.baton.hook;

import org.jspecify.annotations.NullMarked;
