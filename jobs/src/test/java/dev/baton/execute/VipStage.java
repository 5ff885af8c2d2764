package dev.baton.execute;

import dev.baton.lab.Flavour;
import dev.baton.lab.hosts.Host;
import dev.baton.lab.hosts.HostLab;
import dev.baton.lab.hosts.HostLabSpec;
import dev.baton.store.HostKey;
import dev.baton.vip.SshLogin;
import dev.baton.vip.Vip;
import dev.baton.vip.VipAddress;
import dev.baton.vip.VipPlace;
import dev.baton.vip.VipPolicy;
import dev.baton.vip.VipRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Hosts with servers, a virtual address for their primary, and what a worker needs to move it. */
final class VipStage implements AutoCloseable {

    static final Path NDPTOOL = Path.of("/usr/bin/ndptool");

    private static final int SSH = 22;
    private static final int PREFIX = 24;

    private final HostLab lab;

    /** Three hosts. */
    VipStage() {
        this(HostLabSpec.of(Flavour.DEFAULT, 3, 0));
    }

    VipStage(HostLabSpec spec) {
        this.lab = HostLab.start(spec.known(HostLabSpec.Naming.ADDRESSES));
    }

    /** Skips a test of IPv6 addresses where there is no command to announce them. */
    static void assumeIpv6CanBeAnnounced() {
        Assumptions.assumeTrue(Files.isExecutable(NDPTOOL), "no ndptool: apt-get install libndp-tools");
    }

    HostLab lab() {
        return lab;
    }

    String ip() {
        return lab.vip(1);
    }

    /** The host that has the address; an error if none or several have. */
    String holder() {
        List<String> holders = lab.databases().stream()
                .filter(host -> host.has(ip()))
                .map(Host::name)
                .toList();
        return holders.size() == 1 ? holders.getFirst() : holders.toString();
    }

    Vip writer(VipPolicy policy) {
        return writer(new VipAddress(ip(), PREFIX), policy);
    }

    Vip writer(VipAddress address, VipPolicy policy) {
        return new Vip(address, new VipRole.Writer(), new VipPlace("eth0", Map.of(), SshLogin.USUAL), policy);
    }

    Map<String, String> settings() {
        return Map.of(
                "baton.ssh.user",
                lab.sshUser(),
                "baton.ssh.key-file",
                lab.sshKey().toString());
    }

    /** Confirms the keys of all hosts. */
    void pin(TestWorker worker) {
        lab.databases().forEach(host -> {
            String[] key = host.sshd().hostKey().split(" ", 3);
            worker.store()
                    .hostKeys()
                    .pin(host.address(), SSH, List.of(new HostKey(host.address(), SSH, key[0], key[1])), "test");
        });
    }

    @Override
    public void close() {
        lab.close();
    }
}
