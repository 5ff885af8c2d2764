package dev.baton.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RowTest {

    private final Row row = Row.of(Map.of("Slave_IO_Running", "Yes", "Position", " 154", "File", "binlog.000001"));

    @Test
    void labelsAreFoundWhateverTheirCaseAndTheFirstThatIsThereCounts() {
        // Then
        assertThat(row.isOn("Replica_IO_Running", "slave_io_running")).isTrue();
        assertThat(row.text("FILE")).isEqualTo("binlog.000001");
    }

    @Test
    void whatIsNotThereIsUnknown() {
        // Then
        assertThat(row.find("Channel_Name")).isEmpty();
        assertThat(row.text("Channel_Name")).isEmpty();
        assertThat(row.isOn("Channel_Name")).isFalse();
        assertThat(row.findNumber("File")).isEmpty();
        assertThat(row.number("File")).isZero();
        assertThat(row.number("Position")).isEqualTo(154);
    }
}
