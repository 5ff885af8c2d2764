package dev.baton.store;

import java.util.Optional;
import java.util.stream.Stream;

/** Finds enum constants by their stored names: a newer version of Baton may have written one that this one lacks. */
final class Constants {

    private Constants() {}

    static <E extends Enum<E>> Optional<E> find(String name, Class<E> type) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }
}
