package dev.baton.lab.hosts;

import dev.baton.lab.LabException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;

/**
 * Threads of this virtual machine that make their connections from another host: the kernel gives a socket to the
 * network that its thread is in. They must open their sockets themselves, and so not be virtual.
 *
 * @param network the file that stands for the network
 */
public record NetworkThread(Path network) implements ThreadFactory {
    private static final int NETWORK = 0x40000000;
    private static final int READ_AND_CLOSE_ON_EXEC = 0x80000;
    private static final MethodHandle OPEN =
            function("open", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
    private static final MethodHandle CLOSE =
            function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    private static final MethodHandle SETNS =
            function("setns", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    /** Does something on such a thread and returns what comes of it. What is done must be bounded in time by itself. */
    public <T> T call(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        newThread(future).start();
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted", e);
        } catch (ExecutionException e) {
            throw new LabException("failed in " + network + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Thread newThread(Runnable task) {
        return Thread.ofPlatform().daemon().name("network-" + network).unstarted(() -> {
            enter();
            task.run();
        });
    }

    /** Moves the current thread there, which must not be a virtual one. */
    public void enter() {
        try (Arena arena = Arena.ofConfined()) {
            int file = (int) OPEN.invokeExact(arena.allocateFrom(network.toString()), READ_AND_CLOSE_ON_EXEC);
            if (file < 0) {
                throw new LabException("no network namespace " + network);
            }
            int result = (int) SETNS.invokeExact(file, NETWORK);
            int closed = (int) CLOSE.invokeExact(file);
            if (result != 0 || closed != 0) {
                throw new LabException("could not enter the network namespace " + network);
            }
        } catch (LabException e) {
            throw e;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().find(name).orElseThrow(() -> new LabException("no C function " + name)),
                descriptor);
    }
}
