/**
 * Child processes that do not outlive us. A virtual machine owns one {@link dev.baton.lab.process.RunFolder}; every
 * server started by it leaves its identity there, so that whatever a crashed virtual machine left behind is found and
 * ended by the next one. An identity is a process id with the process' start time: a recycled id is somebody else.
 */
@NullMarked
package dev.baton.lab.process;

import org.jspecify.annotations.NullMarked;
