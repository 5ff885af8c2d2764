package dev.baton.store;

import dev.baton.gtid.BinlogPosition;
import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import dev.baton.vip.Lifetime;
import dev.baton.vip.SshLogin;
import dev.baton.vip.VipAddress;
import dev.baton.vip.VipPlace;
import dev.baton.vip.VipPolicy;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Values of any domain type, made from the type itself: of a sealed interface at least one for each record, of an enum
 * every constant. A record that is added later is tested without another word.
 */
final class Samples {

    private static final MysqlGtidSet MYSQL =
            MysqlGtidSet.parse("3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5:11-18,4e11fa47-71ca-11e1-9e33-c80aa9429562:7");
    private static final MariaDbGtidSet MARIADB = MariaDbGtidSet.parse("0-1-100,2-3-9");

    private static final Lifetime.Leased LEASE = new Lifetime.Leased(Duration.ofSeconds(60));

    private static final Map<Class<?>, List<Object>> LEAVES = Map.ofEntries(
            Map.entry(String.class, List.of("p1 'quoted' \\ ü", "")),
            Map.entry(int.class, List.of(7)),
            Map.entry(long.class, List.of(Long.MAX_VALUE, 0L)),
            Map.entry(boolean.class, List.of(true, false)),
            Map.entry(Instant.class, List.of(Instant.parse("2026-03-01T10:20:30.123456789Z"))),
            Map.entry(Duration.class, List.of(Duration.ofMillis(1_500), Duration.ZERO)),
            Map.entry(InstanceId.class, List.of(InstanceId.parse("db1.example.com:3307"), InstanceId.parse("[::1]:1"))),
            Map.entry(BinlogPosition.class, List.of(new BinlogPosition("binlog.000007", 154))),
            Map.entry(ClusterId.class, List.of(new ClusterId("p1:3306"))),
            Map.entry(MysqlGtidSet.class, List.of(MYSQL)),
            Map.entry(MariaDbGtidSet.class, List.of(MARIADB)),
            Map.entry(GtidSet.class, List.of(MYSQL, MARIADB)),
            Map.entry(VipAddress.class, List.of(VipAddress.parse("10.0.0.9/24"), VipAddress.parse("fd00::9/64"))),
            Map.entry(SshLogin.class, List.of(SshLogin.USUAL, new SshLogin("baton", 2222, "key"))),
            Map.entry(VipPlace.class, List.of(new VipPlace("eth0", Map.of("db2", "bond0"), SshLogin.USUAL))),
            Map.entry(Lifetime.Leased.class, List.of(LEASE)),
            Map.entry(Lifetime.class, List.of(new Lifetime.Lasting(), LEASE)),
            Map.entry(VipPolicy.class, List.of(VipPolicy.DEFAULT)));

    private Samples() {}

    static <T> List<T> of(Class<T> type) {
        return any(type).stream().map(type::cast).toList();
    }

    private static List<?> any(Type type) {
        return switch (type) {
            case ParameterizedType generic
            when generic.getRawType() == List.class -> List.of(any(generic.getActualTypeArguments()[0]), List.of());
            case ParameterizedType generic when generic.getRawType() == Map.class -> List.of(map(generic));
            case Class<?> leaf when LEAVES.containsKey(leaf) -> LEAVES.getOrDefault(leaf, List.of());
            case Class<?> choice
            when choice.isSealed() ->
                Stream.of(choice.getPermittedSubclasses())
                        .flatMap(alternative -> any(alternative).stream())
                        .toList();
            case Class<?> fixed when fixed.isEnum() -> List.of(fixed.getEnumConstants());
            case Class<?> data when data.isRecord() -> records(data);
            default -> throw new AssertionError("no sample of " + type);
        };
    }

    private static Map<Object, Object> map(ParameterizedType type) {
        Map<Object, Object> map = new LinkedHashMap<>();
        any(type.getActualTypeArguments()[0])
                .forEach(key ->
                        map.put(key, any(type.getActualTypeArguments()[1]).getFirst()));
        return map;
    }

    /** Each component's samples in turn, as often as the component with most samples needs. */
    private static List<Object> records(Class<?> type) {
        List<List<?>> components = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getGenericType)
                .<List<?>>map(Samples::any)
                .toList();
        int most = components.stream().mapToInt(List::size).max().orElse(1);
        return IntStream.range(0, most)
                .mapToObj(turn -> record(
                        type,
                        components.stream()
                                .map(samples -> samples.get(turn % samples.size()))
                                .toArray()))
                .toList();
    }

    private static Object record(Class<?> type, Object[] values) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException bug) {
            throw new LinkageError("cannot make a sample of " + type, bug);
        }
    }
}
