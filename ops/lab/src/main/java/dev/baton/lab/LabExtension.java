package dev.baton.lab;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Lends a {@link ReplicationLab} to each test, as if just built, and fails a test that leaves a connection, a server or
 * a folder behind. Labs are shared by all tests of the virtual machine, so tests that use them must run one at a time.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LabExtension labs = LabExtension.primaryWithReplicas(2);
 *
 * @Test
 * void onTheDefaultFlavour(ReplicationLab lab) { ... }
 *
 * @ParameterizedTest
 * @MethodSource("dev.baton.lab.Flavours#forContractTests")
 * void onEachFlavour(Flavour flavour) {
 *     ReplicationLab lab = labs.on(flavour);
 * }
 * }</pre>
 */
public final class LabExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(LabExtension.class);

    private final LabSpec spec;
    private final Map<Flavour, ReplicationLab> lent = new HashMap<>();

    private LabExtension(LabSpec spec) {
        this.spec = spec;
    }

    public static LabExtension of(LabSpec spec) {
        return new LabExtension(spec);
    }

    public static LabExtension of(Topology topology) {
        return of(LabSpec.of(topology, Flavour.DEFAULT));
    }

    public static LabExtension primaryWithReplicas(int replicas) {
        return of(Topology.primaryWithReplicas(replicas));
    }

    /** A primary and servers below it, each a replica of the one before. */
    public static LabExtension chain(int replicas) {
        return of(Topology.chain(replicas));
    }

    /** Two servers that replicate from each other, of which only the first takes writes, and replicas of the first. */
    public static LabExtension coPrimaries(int replicas) {
        return of(Topology.coPrimaries(replicas));
    }

    /** This test's lab; built, or reset, when the test first asks for it. */
    public ReplicationLab lab() {
        return on(spec.flavour());
    }

    /** This test's lab of the same kind on another flavour. */
    public ReplicationLab on(Flavour flavour) {
        return lent.computeIfAbsent(flavour, wanted -> LabPool.shared().borrow(spec.on(wanted)));
    }

    /** The primary of this test's lab. */
    public MysqlServer primary() {
        return lab().primary();
    }

    /** A replica of this test's lab, counted from 1. */
    public MysqlServer replica(int number) {
        return lab().replica(number);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        lent.clear();
        context.getRoot().getStore(NAMESPACE).computeIfAbsent("end", key -> (AutoCloseable) LabPool.shared()::close);
        context.getStore(NAMESPACE).put(this, Leaks.mark());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        lent.clear();
        Optional.ofNullable(context.getStore(NAMESPACE).remove(this, Leaks.Mark.class))
                .ifPresent(Leaks.Mark::failIfAnythingIsLeft);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ReplicationLab.class || type == MysqlServer.class;
    }

    /** A {@link ReplicationLab}, or its primary as a {@link MysqlServer}. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MysqlServer.class ? primary() : lab();
    }
}
