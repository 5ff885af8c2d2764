package dev.baton.reference;

import static java.util.stream.Collectors.joining;

import com.jcraft.jsch.JSch;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.quartz.Job;

/**
 * What a native image has to be told. It holds only what it sees being used; what is named in a table of the store or
 * found by reflection it does not see: the domain's values, which are stored as JSON, the jobs, whose names are in
 * Quartz's tables, the algorithms of SSH, whose names are in JSch's own table, and files that are read as resources. Read off
 * the code, so that nothing can be forgotten; the build
 * of a native image calls {@link #main} with the folder of the classes.
 */
final class NativeRegistrations {
    private static final String FOLDER = "META-INF/native-image/dev.baton/baton";
    private static final List<String> STORED = List.of(
            "dev.baton.topology",
            "dev.baton.gtid",
            "dev.baton.hook",
            "dev.baton.analysis",
            "dev.baton.plan",
            "dev.baton.policy",
            "dev.baton.vip",
            "dev.baton.store");

    private NativeRegistrations() {}

    public static void main(String... arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0], FOLDER));
        Files.writeString(
                folder.resolve("reflect-config.json"),
                classes().map(NativeRegistrations::byReflection).collect(joining(",\n", "[\n", "\n]\n")));
        Files.writeString(
                folder.resolve("resource-config.json"),
                resources()
                        .map("  {\"pattern\": \"\\\\Q%s\\\\E\"}"::formatted)
                        .collect(joining(",\n", "{\"resources\": {\"includes\": [\n", "\n]}}\n")));
    }

    /** Names of classes that are found by reflection. */
    static Stream<String> classes() {
        return Stream.concat(ours(), algorithmsOfSsh()).sorted();
    }

    private static Stream<String> ours() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(location -> !location.contains("quarkus-app"))
                        .importPackages("dev.baton")
                        .stream()
                        .filter(type -> isStoredValue(type) || isJob(type))
                        .map(JavaClass::getName);
    }

    /**
     * Ciphers, key exchanges, signatures and ways to log in, as JSch looks them up, but for those that need another library.
     * Its table is private, and there is no other list that could not be wrong.
     */
    private static Stream<String> algorithmsOfSsh() {
        try {
            Field table = JSch.class.getDeclaredField("config");
            table.setAccessible(true);
            return ((Map<?, ?>) table.get(null))
                    .values().stream()
                            .map(String::valueOf)
                            .filter(name -> name.startsWith(JSch.class.getPackageName() + "."))
                            .distinct()
                            .filter(NativeRegistrations::canBeMade);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("JSch has its table of algorithms elsewhere now", changed);
        }
    }

    private static boolean canBeMade(String name) {
        try {
            Constructor<?> constructor = Class.forName(name).getDeclaredConstructor();
            constructor.setAccessible(true);
            constructor.newInstance();
            return true;
        } catch (ReflectiveOperationException | LinkageError needsAnotherLibrary) {
            return false;
        }
    }

    /** Names of resources. */
    static Stream<String> resources() throws IOException {
        Path migrations = GoldenFile.root().resolve("shared-model/src/main/resources/db/migration");
        try (Stream<Path> files = Files.list(migrations)) {
            return Stream.concat(
                    files.map(file -> "db/migration/" + file.getFileName()),
                    Stream.of("dev/baton/cli/version.properties"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static boolean isStoredValue(JavaClass type) {
        return STORED.contains(type.getPackageName())
                && !type.getModifiers().contains(JavaModifier.SYNTHETIC)
                && (type.isRecord() || type.isEnum() || isChoice(type));
    }

    private static boolean isChoice(JavaClass type) {
        return type.isInterface() && type.reflect().isSealed();
    }

    private static boolean isJob(JavaClass type) {
        return type.isAssignableTo(Job.class) && !type.isInterface();
    }

    private static String byReflection(String name) {
        return """
                  {"name": "%s", "allDeclaredConstructors": true, "allDeclaredMethods": true, "allDeclaredFields": true, \
                "allRecordComponents": true, "allPermittedSubclasses": true}""".formatted(name);
    }
}
