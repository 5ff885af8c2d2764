package dev.baton.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.baton.error.ErrorCode;

/**
 * Domain values as JSON and back. The domain knows nothing of it: a sealed interface of Baton is written with the
 * simple name of its record as {@code type}, so that a new record needs no word here; addresses and clusters are
 * strings; a GTID set is an object with its dialect's name; times are ISO 8601.
 *
 * <p>Fields that this version does not know are ignored, and fields that are missing are an error: during a rolling
 * upgrade two versions share the store, and a half-read value must not pass for a whole one.
 */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new DomainModule())
            .annotationIntrospector(new SealedTypes())
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private Json() {}

    /**
     * @param value not a bare list or map of choices, which would lose their names: put it into a record
     * @throws IllegalArgumentException if the value is of no type that Baton stores: a bug
     */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException bug) {
            throw new IllegalArgumentException("cannot be written: " + value.getClass(), bug);
        }
    }

    /** @throws StoreException if the text is no such value, as this version of Baton knows it */
    public static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException unknown) {
            throw new StoreException(
                    ErrorCode.STORE_UNREADABLE, "not a " + type.getSimpleName() + " of this version", unknown);
        }
    }

    static StoreException unreadable(String what) {
        return new StoreException(ErrorCode.STORE_UNREADABLE, what);
    }
}
