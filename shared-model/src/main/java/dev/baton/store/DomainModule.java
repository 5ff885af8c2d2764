package dev.baton.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import java.io.IOException;
import java.util.function.Function;

/** The domain values that are written as something else than their components. */
final class DomainModule extends SimpleModule {

    private static final String MYSQL = "mysql";
    private static final String MARIADB = "mariadb";

    DomainModule() {
        super("baton-domain");
        asText(InstanceId.class, InstanceId::parse);
        asText(ClusterId.class, ClusterId::new);
        addSerializer(GtidSet.class, new GtidSetWriter());
        addDeserializer(GtidSet.class, new GtidSetReader<>(GtidSet.class));
        addDeserializer(MysqlGtidSet.class, new GtidSetReader<>(MysqlGtidSet.class));
        addDeserializer(MariaDbGtidSet.class, new GtidSetReader<>(MariaDbGtidSet.class));
    }

    private <T> void asText(Class<T> type, Function<String, T> parse) {
        addSerializer(type, ToStringSerializer.instance);
        addDeserializer(type, new TextReader<>(type, parse));
        addKeyDeserializer(type, new KeyReader<>(parse));
    }

    private static final class TextReader<T> extends FromStringDeserializer<T> {
        private final transient Function<String, T> parse;

        TextReader(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        protected T _deserialize(String text, DeserializationContext context) {
            return parse.apply(text);
        }
    }

    private static final class KeyReader<T> extends KeyDeserializer {
        private final Function<String, T> parse;

        KeyReader(Function<String, T> parse) {
            this.parse = parse;
        }

        @Override
        public T deserializeKey(String key, DeserializationContext context) {
            return parse.apply(key);
        }
    }

    private static final class GtidSetWriter extends StdSerializer<GtidSet> {
        GtidSetWriter() {
            super(GtidSet.class);
        }

        @Override
        public void serialize(GtidSet set, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeStringField(
                    switch (set) {
                        case MysqlGtidSet mysql -> MYSQL;
                        case MariaDbGtidSet mariaDb -> MARIADB;
                    },
                    set.text());
            json.writeEndObject();
        }
    }

    private static final class GtidSetReader<T extends GtidSet> extends StdDeserializer<T> {
        private final Class<T> type;

        GtidSetReader(Class<T> type) {
            super(type);
            this.type = type;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonNode tree = json.readValueAsTree();
            GtidSet set = tree.has(MARIADB)
                    ? MariaDbGtidSet.parse(tree.path(MARIADB).asText())
                    : MysqlGtidSet.parse(tree.required(MYSQL).asText());
            return type.cast(set);
        }
    }
}
