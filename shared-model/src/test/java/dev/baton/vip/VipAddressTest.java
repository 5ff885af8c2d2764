package dev.baton.vip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VipAddressTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.9/24,10.0.0.9/24",
        "010.000.000.009/24,10.0.0.9/24",
        "FD00:0:0:0:0:0:0:9/64,fd00::9/64",
        "fd00::9/64,fd00::9/64",
        "2001:db8:0:1:0:0:0:1/64,2001:db8:0:1::1/64",
        "2001:db8:0:0:1:0:0:1/64,2001:db8::1:0:0:1/64",
        "2001:db8:1:1:1:1:0:1/64,2001:db8:1:1:1:1:0:1/64",
        "fe80::/10,fe80::/10"
    })
    void everyAddressIsWrittenAsTheKernelWritesIt(String text, String canonical) {
        assertThat(VipAddress.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.9",
                "10.0.0/24",
                "10.0.0.256/24",
                "10.0.0.9/33",
                "10.0.0.9/0",
                "10.0.0.9/24/1",
                "10.0.0.9/24; reboot",
                "$(reboot)/24",
                "fd00::9::1/64",
                "fd00:1:2:3:4:5:6:7:8/64",
                "fd00::12345/64",
                "fd00::9%eth0/64",
                "127.0.0.1/8",
                "0.0.0.0/8",
                "224.0.0.1/8",
                "::1/128",
                "::/1",
                "ff02::1/64"
            })
    void whatNoHostCanHaveIsRefused(String text) {
        assertThatThrownBy(() -> VipAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-eth0", "eth0;id", "eth 0", "$(id)", "averyveryverylongname"})
    void whatNoInterfaceIsCalledIsRefused(String name) {
        assertThatThrownBy(() -> new VipPlace(name, Map.of(), SshLogin.USUAL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../id", "a/b", ".ssh", "-i"})
    void aKeyIsNamedByAFileInItsFolderOnly(String key) {
        assertThatThrownBy(() -> new SshLogin("", 0, key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHostCanHaveAnotherInterface() {
        VipPlace place = new VipPlace("eth0", Map.of("db2", "bond0"), SshLogin.USUAL);

        assertThat(place.interfaceOn("db1")).isEqualTo("eth0");
        assertThat(place.interfaceOn("db2")).isEqualTo("bond0");
    }

    @Test
    void waitingForALeaseNeedsALease() {
        assertThatThrownBy(() -> new VipPolicy(
                        VipPolicy.WhenUnreachable.WAIT_LEASE, new Lifetime.Lasting(), VipPolicy.Repair.REPORT))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
