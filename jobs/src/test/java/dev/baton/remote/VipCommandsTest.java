package dev.baton.remote;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.remote.VipCommands.Found;
import dev.baton.vip.Lifetime;
import dev.baton.vip.Mount;
import dev.baton.vip.SshLogin;
import dev.baton.vip.VipAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VipCommandsTest {

    private static final VipAddress V4 = VipAddress.parse("10.0.0.9/24");
    private static final VipAddress V6 = VipAddress.parse("fd00::9/64");

    @Test
    void anAddressIsAddedOnItsInterface() {
        assertThat(VipCommands.add(mount(V4, new Lifetime.Lasting())))
                .containsExactly("sudo", "-n", "ip", "-4", "address", "add", "10.0.0.9/24", "dev", "eth0");
    }

    @Test
    void aLeasedAddressIsAddedForATime() {
        assertThat(String.join(" ", VipCommands.add(mount(V6, new Lifetime.Leased(Duration.ofSeconds(60))))))
                .isEqualTo("sudo -n ip -6 address add fd00::9/64 dev eth0 nodad valid_lft 60 preferred_lft 60");
    }

    @Test
    void anIpv6AddressIsAnnouncedByAnAdvertisementThatNobodyAskedFor() {
        assertThat(VipCommands.announce(mount(V6, new Lifetime.Lasting())))
                .singleElement()
                .asString()
                .contains("ndptool, -t, na, -U, -i, eth0, -T, fd00::9, send");
    }

    @Test
    void thatNobodyAnswersIsToldApartByTheKindOfAddress() {
        assertThat(VipCommands.isUnanswered(mount(V4, new Lifetime.Lasting()), 0))
                .isTrue();
        assertThat(VipCommands.isUnanswered(mount(V4, new Lifetime.Lasting()), 1))
                .isFalse();
        assertThat(VipCommands.isUnanswered(mount(V6, new Lifetime.Lasting()), 1))
                .isTrue();
        assertThat(VipCommands.isUnanswered(mount(V6, new Lifetime.Lasting()), 0))
                .isFalse();
    }

    @Test
    void anAddressIsFoundWhereverItIs() {
        String said = """
                1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever
                2: eth1@if7    inet 10.0.0.9/32 scope global eth1\\       valid_lft 59sec preferred_lft 59sec
                """;

        assertThat(VipCommands.found(V4, said)).contains(new Found("eth1", 32));
    }

    @Test
    void anotherAddressThatBeginsAlikeIsNotTakenForIt() {
        String said = "2: eth0    inet 10.0.0.99/24 scope global eth0\n";

        assertThat(VipCommands.found(V4, said)).isEmpty();
    }

    @Test
    void anIpv6AddressIsFound() {
        String said = "2: eth0    inet6 fd00::9/64 scope global \\       valid_lft forever preferred_lft forever\n";

        assertThat(VipCommands.found(V6, said)).contains(new Found("eth0", 64));
    }

    @Test
    void anAddressIsDroppedAsItIsThere() {
        assertThat(String.join(" ", VipCommands.delete(V4, new Found("eth1", 32))))
                .isEqualTo("sudo -n ip -4 address del 10.0.0.9/32 dev eth1");
    }

    @Test
    void whatNeedsRootIsWhatTheShippedSudoersAllow() throws IOException {
        // Given
        Set<String> allowed = Files.readString(Path.of("..", "ops", "sudoers", "baton"))
                .lines()
                .map(line -> line.replace("\\:", ":"))
                .map(line -> line.replaceFirst("^#? *(baton ALL=\\(root\\) NOPASSWD: )?", ""))
                .map(line -> line.replaceFirst(",? *\\\\?$", ""))
                .map(line -> line.replaceFirst("^/usr/s?bin/", ""))
                .collect(toSet());

        // When
        Stream<List<String>> needed = Stream.of(V4, V6)
                .flatMap(address -> Stream.of(
                        everything(mount(address, new Lifetime.Lasting())),
                        VipCommands.needRoot(mount(address, new Lifetime.Lasting())).stream(),
                        VipCommands.needRoot(mount(address, new Lifetime.Leased(Duration.ofSeconds(60)))).stream(),
                        leased(mount(address, new Lifetime.Leased(Duration.ofSeconds(60))))))
                .flatMap(Function.identity());

        // Then
        assertThat(needed.filter(command -> command.getFirst().equals("sudo")))
                .isNotEmpty()
                .allSatisfy(command ->
                        assertThat(allowed).contains(String.join(" ", command.subList(2, command.size()))));
    }

    private static Stream<List<String>> everything(Mount mount) {
        Found there = new Found(mount.interfaceName(), mount.address().prefix());
        return Stream.concat(
                VipCommands.announce(mount).stream(),
                Stream.of(
                        VipCommands.add(mount),
                        VipCommands.delete(mount.address(), there),
                        VipCommands.flushRoutes(mount.address()),
                        VipCommands.probe(mount)));
    }

    private static Stream<List<String>> leased(Mount mount) {
        return Stream.of(VipCommands.add(mount), VipCommands.renew(mount), VipCommands.keepForEver(mount));
    }

    private static Mount mount(VipAddress address, Lifetime lifetime) {
        return new Mount(address, "eth0", SshLogin.USUAL, lifetime);
    }
}
