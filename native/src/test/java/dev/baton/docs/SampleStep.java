package dev.baton.docs;

import dev.baton.gtid.BinlogPosition;
import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.hook.HookCommand;
import dev.baton.hook.HookValues;
import dev.baton.plan.Channels;
import dev.baton.plan.Step;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.vip.Lifetime;
import dev.baton.vip.Mount;
import dev.baton.vip.SshLogin;
import dev.baton.vip.VipAddress;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * A step of each kind, to be said in words.
 *
 * @param kind the record
 */
record SampleStep(Class<?> kind) {

    private static final String GTIDS = "8bc65c84-3fe4-11ed-a912-257f0fcdd6c9:1-120";

    Step step() {
        RecordComponent[] components = kind.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(SampleStep::value).toArray();
        try {
            return (Step) kind.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("no sample of " + kind, impossible);
        }
    }

    private static Object value(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == InstanceId.class) {
            return InstanceId.parse(Set.of("source", "donor").contains(component.getName()) ? "db1:3306" : "db2:3306");
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(30);
        }
        if (type == GtidSet.class) {
            return MysqlGtidSet.parse(GTIDS);
        }
        if (type == Attach.class) {
            return Attach.AUTO_POSITION;
        }
        if (type == BinlogPosition.class) {
            return new BinlogPosition("binlog.000007", 154);
        }
        if (type == long.class) {
            return 17L;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == String.class) {
            return text(component.getName());
        }
        return rarely(type);
    }

    /** What few steps have. */
    private static Object rarely(Class<?> type) {
        if (type == Channels.class) {
            return Channels.ALL;
        }
        if (type == HookCommand.class) {
            return new HookCommand("/usr/local/bin/orch_hook.sh {failureType} {failedHost}");
        }
        if (type == HookValues.class) {
            return new HookValues(Map.of());
        }
        if (type == Mount.class) {
            return new Mount(VipAddress.parse("10.0.0.9/24"), "eth0", SshLogin.USUAL, new Lifetime.Lasting());
        }
        if (type == Step.Lane.class) {
            return new Step.Lane(new InstanceId("db1", 3306), Step.Lane.Way.HOST);
        }
        throw new IllegalStateException("add a sample for a component of " + type);
    }

    private static String text(String name) {
        return switch (name) {
            case "channel" -> "";
            case "before" -> "binlog.000007";
            default -> "it died";
        };
    }
}
