/**
 * What people may ask of Baton, each act once, for REST, forms and whatever else comes in over HTTP: what they say is
 * parsed, checked, done in the store, and written to the audit trail. Nothing here touches a managed server: what only
 * the fleet can do is filed in the store, and the fleet does it.
 *
 * <p>What cannot be done leaves as an {@link dev.baton.operate.OperateException}, with what to do about it.
 */
@NullMarked
package dev.baton.operate;

import org.jspecify.annotations.NullMarked;
