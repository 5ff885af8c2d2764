package dev.baton.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.gtid.MysqlGtidSet;
import dev.baton.topology.InstanceId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What scenarios do not show of the words. */
class PlanPrinterTest {

    @ParameterizedTest
    @CsvSource({
        "-5,0ms",
        "0,0ms",
        "999,999ms",
        "1000,1s",
        "1500,1.5s",
        "60000,1m",
        "61000,1m 1s",
        "3600000,1h",
        "3900000,1h 5m",
        "90000000,25h"
    })
    void durationsAreSaidAsPeopleWriteThem(long millis, String said) {
        assertThat(PlanPrinter.say(Duration.ofMillis(millis))).isEqualTo(said);
    }

    @Test
    void oneTransactionIsNotSaidAsMany() {
        MysqlGtidSet one = MysqlGtidSet.parse("01010101-0101-0101-0101-010101010101:7");

        assertThat(PlanPrinter.say(new Loss.Transactions(one, 1, Duration.ofSeconds(3))))
                .startsWith("1 transaction is lost for now");
    }

    @Test
    void whatWasNotAskedIsNotSaid() {
        assertThat(PlanPrinter.say(new Loss.NotAsked())).isEmpty();
    }

    @Test
    void everyRestIsToldAtTheEnd() {
        Decision end = new Decision.Finished(
                InstanceId.parse("r1"), "r1 took over", List.of(new Reason("left behind", "r2 stays below p1")));

        assertThat(PlanPrinter.print(end))
                .containsExactly("finished: r1 took over", "  but left behind: r2 stays below p1");
    }
}
