package dev.baton.execute;

import com.mysql.cj.jdbc.MysqlDataSource;
import dev.baton.config.AnalysisConfig;
import dev.baton.config.DiscoveryConfig;
import dev.baton.config.HooksConfig;
import dev.baton.config.NodeConfig;
import dev.baton.config.RecoveryConfig;
import dev.baton.config.SshConfig;
import dev.baton.config.VipConfig;
import dev.baton.discovery.Observing;
import dev.baton.mysql.ConnectionSettings;
import dev.baton.mysql.ConnectionSettings.Timeouts;
import dev.baton.mysql.Credentials;
import dev.baton.mysql.KeyRetrieval;
import dev.baton.mysql.Naming;
import dev.baton.mysql.ReplicationSettings;
import dev.baton.mysql.ReplicationSettings.CertificateCheck;
import dev.baton.mysql.ServerCommands;
import dev.baton.mysql.ServerConnections;
import dev.baton.mysql.ServerProbe;
import dev.baton.mysql.TlsMode;
import dev.baton.publish.HookRunner;
import dev.baton.remote.HostCommands;
import dev.baton.remote.Hosts;
import dev.baton.remote.Preflight;
import dev.baton.remote.SshShell;
import dev.baton.store.Store;
import dev.baton.store.StoreClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A worker without an application around it: everything that runs a recovery, on a real store and real servers. */
final class TestWorker implements AutoCloseable {

    static final Duration LEASE = Duration.ofSeconds(4);

    private final Store store;
    private final ServerConnections connections;
    private final Observing observing;
    private final RecoveryRunner runner;
    private final Detections detections;
    private final SshShell shell;
    private final HostCommands hosts;

    /**
     * @param storeUrl JDBC URL with the account
     * @param name the worker's
     * @param around what is done instead of each step, from what the worker would do
     */
    TestWorker(String storeUrl, String name, UnaryOperator<StepEffect> around) {
        this(storeUrl, name, around, Map.of());
    }

    /** @param keys of the configuration */
    TestWorker(String storeUrl, String name, UnaryOperator<StepEffect> around, Map<String, String> keys) {
        this.store = Store.over(dataSource(storeUrl), Duration.ofSeconds(5), Duration.ofMinutes(10));
        this.connections = new ServerConnections(settings(), 100);
        SmallRyeConfig config = config(name, keys);
        StoreClock clock = new StoreClock(store.db());
        this.observing = Observing.of(
                store,
                clock,
                new ServerProbe(connections, Naming.REPORT_HOST),
                config.getConfigMapping(DiscoveryConfig.class));
        ServerCommands commands = new ServerCommands(connections);
        HookRunner hooks = HookRunner.in(System.getenv(), config.getConfigMapping(HooksConfig.class));
        this.detections = new Detections(
                store.detections(),
                store.audit(),
                hooks,
                config.getConfigMapping(HooksConfig.class),
                config.getConfigMapping(RecoveryConfig.class),
                config.getConfigMapping(NodeConfig.class));
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        this.shell = Hosts.shell(config.getConfigMapping(SshConfig.class), store.hostKeys());
        this.hosts = hosts(config);
        StepRunner steps = steps(config, commands);
        StepEffect effect = around.apply(steps);
        this.runner = new RecoveryRunner(
                store.recoveries(),
                store.journal(),
                store.leases(),
                observing.observer(),
                new PhaseExecutor(store.journal(), effect, meters),
                meters,
                new RecoveryPlanners(
                        config.getConfigMapping(RecoveryConfig.class),
                        config.getConfigMapping(HooksConfig.class),
                        detections,
                        config.getConfigMapping(NodeConfig.class)),
                config.getConfigMapping(RecoveryConfig.class),
                config.getConfigMapping(NodeConfig.class));
    }

    Store store() {
        return store;
    }

    Observing observing() {
        return observing;
    }

    Detections detections() {
        return detections;
    }

    RecoveryRunner runner() {
        return runner;
    }

    private HostCommands hosts(SmallRyeConfig config) {
        return Hosts.commands(
                shell,
                store.vipSightings(),
                config.getConfigMapping(SshConfig.class),
                config.getConfigMapping(VipConfig.class));
    }

    private StepRunner steps(SmallRyeConfig config, ServerCommands commands) {
        HookRunner hooks = HookRunner.in(System.getenv(), config.getConfigMapping(HooksConfig.class));
        return new StepRunner(commands, hosts, store.downtimes(), hooks, store.vips());
    }

    HostCommands hosts() {
        return hosts;
    }

    Preflight preflight() {
        return new Preflight(shell, Duration.ofSeconds(5));
    }

    VipLooks looks() {
        return new VipLooks(store.snapshots(), hosts, preflight(), store.vipSightings());
    }

    Rehearsal rehearsal() {
        SmallRyeConfig config = config("worker", Map.of());
        RecoveryConfig recovery = config.getConfigMapping(RecoveryConfig.class);
        NodeConfig node = config.getConfigMapping(NodeConfig.class);
        return new Rehearsal(
                store.snapshots(),
                new AutomaticRecovery(store.recoveries(), store.settings(), recovery, node),
                new RecoveryPlanners(recovery, config.getConfigMapping(HooksConfig.class), detections, node),
                config.getConfigMapping(AnalysisConfig.class));
    }

    VipRepairs repairs() {
        return new VipRepairs(
                store.snapshots(),
                store.vips(),
                store.recoveries(),
                store.settings(),
                hosts,
                config("worker", Map.of()).getConfigMapping(NodeConfig.class));
    }

    @Override
    public void close() {
        shell.close();
        connections.close();
    }

    private static MysqlDataSource dataSource(String url) {
        MysqlDataSource dataSource = new MysqlDataSource();
        dataSource.setUrl(url);
        return dataSource;
    }

    private static ConnectionSettings settings() {
        return new ConnectionSettings(
                new Credentials("admin", "adminpw"),
                Timeouts.DEFAULT,
                TlsMode.PREFERRED,
                KeyRetrieval.ALLOWED,
                new ReplicationSettings(
                        new ReplicationSettings.Login.As(new Credentials("repl", "replpw")),
                        ReplicationSettings.Tls.KEPT,
                        CertificateCheck.SKIPPED,
                        KeyRetrieval.ALLOWED));
    }

    private static SmallRyeConfig config(String name, Map<String, String> keys) {
        Map<String, String> all = new HashMap<>(keys);
        all.put("baton.node.name", name);
        all.put("baton.recovery.lease", LEASE.toSeconds() + "s");
        return new SmallRyeConfigBuilder()
                .withMapping(AnalysisConfig.class)
                .withMapping(DiscoveryConfig.class)
                .withMapping(RecoveryConfig.class)
                .withMapping(HooksConfig.class)
                .withMapping(NodeConfig.class)
                .withMapping(SshConfig.class)
                .withMapping(VipConfig.class)
                .withConverter(Duration.class, 200, TestWorker::duration)
                .withSources(new PropertiesConfigSource(all, "test", 400))
                .build();
    }

    private static Duration duration(String text) {
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                : Duration.parse("PT" + text);
    }
}
