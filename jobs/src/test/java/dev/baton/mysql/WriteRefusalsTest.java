package dev.baton.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.topology.WriteTest;
import dev.baton.topology.WriteTest.Problem;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteRefusalsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1021 | Disk full (/tmp/x); waiting for someone to free some space... | DISK_FULL",
                "1114 | The table 'test_write' is full | DISK_FULL",
                "1030 | Got error 28 \"No space left on device\" from storage engine InnoDB | DISK_FULL",
                "1026 | Error writing file './binlog.000001' (errno: 28 - No space left on device) | DISK_FULL",
                "3 | Error writing file 'x' (Errcode: 122 \"Disk quota exceeded\") | DISK_FULL",
                "1036 | Table 'test_write' is read only | READ_ONLY_FILE_SYSTEM",
                "1004 | Can't create file 'x' (errno: 30 - Read-only file system) | READ_ONLY_FILE_SYSTEM",
                "1146 | Table 'baton.test_write' doesn't exist | OTHER",
                "1142 | INSERT command denied to user 'baton'@'%' for table 'test_write' | OTHER"
            })
    void theNumberTellsWhatIsWrong(int number, String message, Problem problem) {
        assertThat(WriteRefusals.read(new SQLException(message, "HY000", number)))
                .isEqualTo(new WriteTest.Refused(problem, number, message));
    }

    @ParameterizedTest
    @CsvSource({"1290, read-only meanwhile", "1040, too many connections", "1053, going down"})
    void otherTroublesSayNothingOfTheDisk(int number, String message) {
        assertThat(WriteRefusals.read(new SQLException(message, "HY000", number)))
                .isEqualTo(new WriteTest.NotTried());
    }

    @Test
    void aServerThatCannotBeReachedSaysNothingEither() {
        assertThat(WriteRefusals.read(
                        new SQLException("link failure", "08S01", 0, new SocketTimeoutException("read timed out"))))
                .isEqualTo(new WriteTest.NotTried());
    }
}
