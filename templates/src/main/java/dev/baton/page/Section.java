package dev.baton.page;

/** The parts of the site, as the menu shows them. */
public enum Section {
    CLUSTERS("/"),
    FINDINGS("/findings"),
    RECOVERIES("/recoveries"),
    AUDIT("/audit"),
    STATUS("/status");

    private final String path;

    Section(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }
}
