package dev.baton.topology;

/**
 * The name by which a cluster is known in the store, for as long as it lives.
 *
 * <p>It is given when the cluster is first seen (the address of its primary then) and stays when the primary changes:
 * leases, recoveries and VIPs hang on it. People use the alias beside it.
 *
 * @param name 1 to 255 characters, not blank
 */
public record ClusterId(String name) implements Comparable<ClusterId> {

    /** @throws IllegalArgumentException if the name is blank or too long */
    public ClusterId {
        if (name.isBlank() || name.length() > 255) {
            throw new IllegalArgumentException("a cluster's name has 1 to 255 characters");
        }
    }

    /** The name that a cluster gets when it is first seen under this primary. */
    public static ClusterId firstSeenUnder(InstanceId primary) {
        return new ClusterId(primary.toString());
    }

    @Override
    public int compareTo(ClusterId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
