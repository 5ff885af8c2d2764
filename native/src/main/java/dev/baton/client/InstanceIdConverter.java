package dev.baton.client;

import dev.baton.topology.InstanceId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a server's address where it is typed, so that nothing that is none gets any further. */
public final class InstanceIdConverter implements ITypeConverter<InstanceId> {

    @Override
    public InstanceId convert(String text) {
        try {
            return InstanceId.parse(text);
        } catch (IllegalArgumentException none) {
            throw new TypeConversionException(none.getMessage() + "; say host:port, as in db1.example.com:3306");
        }
    }
}
