package dev.baton.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.error.ErrorCode;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.plan.Decision;
import dev.baton.plan.Loss;
import dev.baton.plan.Phase;
import dev.baton.plan.Reason;
import dev.baton.plan.Request;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.topology.ClusterId;
import dev.baton.topology.GtidState;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Lag;
import dev.baton.topology.Observation;
import dev.baton.topology.ReplicationLink.Received;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class JsonTest {

    private static final InstanceId P1 = InstanceId.parse("p1:3306");

    record ByServer(Map<InstanceId, Long> numbers) {}

    static Stream<Class<?>> stored() {
        return Stream.of(
                Observation.class,
                GtidState.class,
                Lag.class,
                Received.class,
                Step.class,
                Request.class,
                Request.Target.class,
                Loss.class,
                StepResult.class,
                Decision.class,
                Phase.class,
                Outcome.class,
                Trigger.class);
    }

    @ParameterizedTest
    @MethodSource("stored")
    void everyRecordComesBackAsItWas(Class<?> type) {
        for (Object value : Samples.of(type)) {
            // When
            Object back = Json.read(Json.write(value), type);
            // Then
            assertThat(back).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @MethodSource("stored")
    void everyRecordOfAChoiceHasASample(Class<?> type) {
        // Given
        Stream<Class<?>> records = records(type);
        // When
        Stream<Class<?>> sampled = Samples.of(type).stream().map(Object::getClass);
        // Then
        assertThat(sampled.toList()).containsAll(records.toList());
    }

    @Test
    void choiceIsWrittenWithTheSimpleNameOfItsRecord() {
        // When
        String json = Json.write(new Step.WaitUntilApplied(P1, Duration.ofSeconds(30)));
        // Then
        assertThat(json)
                .isEqualTo("{\"type\":\"WaitUntilApplied\",\"target\":\"p1:3306\",\"atMost\":\"PT30S\","
                        + "\"channels\":{\"type\":\"All\"}}");
    }

    @Test
    void gtidSetIsWrittenUnderItsDialect() {
        // Given
        MysqlGtidSet mysql = MysqlGtidSet.parse("3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5");
        MariaDbGtidSet mariaDb = MariaDbGtidSet.parse("0-1-100");
        // Then
        assertThat(Json.write(mysql)).isEqualTo("{\"mysql\":\"" + mysql.text() + "\"}");
        assertThat(Json.write(mariaDb)).isEqualTo("{\"mariadb\":\"0-1-100\"}");
    }

    @Test
    void clusterIsWrittenAsItsName() {
        assertThat(Json.write(new ClusterId("p1:3306"))).isEqualTo("\"p1:3306\"");
    }

    @Test
    void serversAsKeysOfAMapComeBackAsTheyWere() {
        // Given
        ByServer map = new ByServer(Map.of(P1, 1L));
        // Then
        assertThat(Json.read(Json.write(map), ByServer.class)).isEqualTo(map);
    }

    @Test
    void fieldOfANewerVersionIsPassedOver() {
        // When
        Reason reason = Json.read("{\"rule\":\"r\",\"text\":\"t\",\"later\":1}", Reason.class);
        // Then
        assertThat(reason).isEqualTo(new Reason("r", "t"));
    }

    @Test
    void missingFieldIsNoValue() {
        assertThatThrownBy(() -> Json.read("{\"rule\":\"r\"}", Reason.class))
                .isInstanceOfSatisfying(
                        StoreException.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.STORE_UNREADABLE));
    }

    @Test
    void recordOfANewerVersionIsNoValue() {
        assertThatThrownBy(() -> Json.read("{\"type\":\"Teleport\"}", Step.class))
                .isInstanceOfSatisfying(
                        StoreException.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.STORE_UNREADABLE));
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(JsonTest::records) : Stream.of(type);
    }
}
