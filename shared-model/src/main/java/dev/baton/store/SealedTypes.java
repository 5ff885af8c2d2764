package dev.baton.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import dev.baton.gtid.GtidSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells Jackson that each of Baton's sealed interfaces is written with the simple name of its record as {@code type}.
 * Names are unique within one interface; that is all that is needed to read them back.
 */
final class SealedTypes extends JacksonAnnotationIntrospector {

    private static final JsonTypeInfo.Value BY_SIMPLE_NAME =
            JsonTypeInfo.Value.construct(JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, true);

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedClass && isOfAChoice(annotated.getRawType()) ? BY_SIMPLE_NAME : null;
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
        return isChoice(annotated.getRawType())
                ? records(annotated.getRawType())
                        .map(type -> new NamedType(type, type.getSimpleName()))
                        .toList()
                : null;
    }

    @Override
    public @Nullable String findTypeName(AnnotatedClass annotated) {
        return isOfAChoice(annotated.getRawType()) ? annotated.getRawType().getSimpleName() : null;
    }

    /** A choice itself, or one of its records: a value is written by its own class, and read by its choice. */
    private static boolean isOfAChoice(Class<?> type) {
        return isChoice(type) || Stream.of(type.getInterfaces()).anyMatch(SealedTypes::isOfAChoice);
    }

    private static boolean isChoice(Class<?> type) {
        return type.isSealed() && type.getPackageName().startsWith("dev.baton.") && type != GtidSet.class;
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(SealedTypes::records)
                : Stream.of(type);
    }
}
