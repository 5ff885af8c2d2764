package dev.baton.vip;

/**
 * A virtual address of a cluster: clients use it, and it follows the server whose part it belongs to.
 *
 * @param address the address
 * @param role whose it is
 * @param place where on a host it goes
 * @param policy how careful a move has to be
 */
public record Vip(VipAddress address, VipRole role, VipPlace place, VipPolicy policy) {

    /** The same address, with another's part. */
    public Vip as(VipRole other) {
        return new Vip(address, other, place, policy);
    }

    /** The address on that host. */
    public Mount on(String host) {
        return new Mount(address, place.interfaceOn(host), place.login(), policy.lifetime());
    }
}
