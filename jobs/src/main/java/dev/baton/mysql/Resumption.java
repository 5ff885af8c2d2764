package dev.baton.mysql;

import java.util.List;

/**
 * How the applying thread is started so that nothing received is thrown away (I6).
 *
 * @param begin starts it
 * @param end puts the channel back to what it was, once everything is applied; mostly nothing
 */
record Resumption(List<Sql> begin, List<Sql> end) {

    Resumption {
        begin = List.copyOf(begin);
        end = List.copyOf(end);
    }

    static Resumption by(Sql begin) {
        return new Resumption(List.of(begin), List.of());
    }
}
