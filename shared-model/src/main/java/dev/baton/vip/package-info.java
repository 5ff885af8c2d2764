/**
 * Virtual IP addresses: {@link dev.baton.vip.Vip} says which address follows which part of a cluster, on which interface,
 * and how careful a move has to be; {@link dev.baton.vip.Mount} is one address on one host; {@link
 * dev.baton.vip.VipStatus} is where it was seen. Pure values that know hosts by name only: what moves when is decided in
 * {@code dev.baton.plan}, and done in {@code dev.baton.remote}.
 */
@NullMarked
package dev.baton.vip;

import org.jspecify.annotations.NullMarked;
