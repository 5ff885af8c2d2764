package dev.baton.lab;

/** What a server runs as: the part of {@link MysqlServer} that depends on where it runs, and speaks no SQL. */
public interface ServerUnit extends AutoCloseable {
    /** Where this machine reaches it. */
    default String host() {
        return MysqlServer.HOST;
    }

    int port();

    /** Starts it unless it runs, and returns before it answers. */
    void launch();

    /** Ends it as an administrator would. */
    void stop();

    /** Ends it as a crash would. */
    void kill();

    /** Makes it stop answering without closing anything. */
    void freeze();

    void thaw();

    /** Whether it runs, frozen or not. */
    boolean isAlive();

    boolean isFrozen();

    long pid();

    /** Ends it if it runs, and gives it fresh data if its data are temporary. */
    void renew();

    String errorLog();

    /** Ends it and takes away all that is temporary. */
    @Override
    void close();
}
