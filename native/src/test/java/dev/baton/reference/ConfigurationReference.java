package dev.baton.reference;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Writes a page of all configuration keys from the interfaces that define them: their Javadoc is the reference. */
final class ConfigurationReference {
    private final Map<String, String> meanings = new LinkedHashMap<>();

    ConfigurationReference(Path sources, List<Class<?>> mappings) {
        mappings.forEach(mapping -> read(sources.resolve(mapping.getName().replace('.', '/') + ".java")));
    }

    String section(Class<?> mapping) {
        String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
        StringBuilder text = new StringBuilder();
        text.append("\n## ").append(prefix).append("\n\n");
        text.append(meanings.getOrDefault(mapping.getSimpleName(), "")).append("\n\n");
        text.append("| key | type | default | meaning |\n|---|---|---|---|\n");
        for (String line : lines(mapping, prefix)) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    /** In the order of the source, which has a reason; reflection has none. */
    private List<String> lines(Class<?> mapping, String prefix) {
        Map<String, Method> leaves = Stream.of(mapping.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .collect(Collectors.toMap(method -> name(mapping, method), Function.identity()));
        return meanings.keySet().stream()
                .flatMap(name -> Stream.ofNullable(leaves.get(name)))
                .flatMap(leaf -> isGroup(leaf)
                        ? lines(leaf.getReturnType(), prefix + "." + key(leaf)).stream()
                        : Stream.of(line(mapping, prefix, leaf)))
                .toList();
    }

    /** Keys of keys: an interface inside of the mapping. */
    private static boolean isGroup(Method leaf) {
        return leaf.getReturnType().isInterface() && leaf.getReturnType().isMemberClass();
    }

    private String line(Class<?> mapping, String prefix, Method leaf) {
        String standard = Optional.ofNullable(leaf.getAnnotation(WithDefault.class))
                .map(annotation -> "`" + annotation.value() + "`")
                .orElse("");
        return "| `%s.%s` | %s | %s | %s |"
                .formatted(prefix, key(leaf), type(leaf), standard, meanings.get(name(mapping, leaf)));
    }

    private static String type(Method leaf) {
        if (leaf.getReturnType().isEnum()) {
            return Stream.of(leaf.getReturnType().getEnumConstants())
                    .map(constant ->
                            constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(", "));
        }
        String type = leaf.getGenericReturnType()
                .getTypeName()
                .replaceAll("java\\.util\\.Optional<(.*)>", "$1")
                .replaceAll("java\\.util\\.List<(.*)>", "list of $1")
                .replaceAll("[a-z]+\\.", "");
        return type.toLowerCase(Locale.ROOT).replace("int", "number").replace("string", "text");
    }

    private static String key(Method leaf) {
        WithName named = leaf.getAnnotation(WithName.class);
        return named == null ? leaf.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) : named.value();
    }

    private static String name(Class<?> mapping, Method leaf) {
        return mapping.getSimpleName() + "." + leaf.getName();
    }

    private void read(Path file) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(file));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Comments(docs).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Comments extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees docs;

        Comments(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            keep(type.getSimpleName().toString());
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            keep(enclosing(getCurrentPath()) + "." + method.getName());
            return null;
        }

        private void keep(String name) {
            String comment = docs.getDocComment(getCurrentPath());
            if (comment != null) {
                meanings.put(name, plain(comment));
            }
        }

        private static String enclosing(TreePath path) {
            Tree parent = path.getParentPath().getLeaf();
            return parent instanceof ClassTree type ? type.getSimpleName().toString() : "";
        }
    }

    /** Javadoc as Markdown on one line. */
    private static String plain(String comment) {
        return comment.replaceAll("\\{@(?:code|link)\\s+([^}]*)}", "`$1`")
                .replaceAll("(?m)^\\s*@.*$", "")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ")
                .strip()
                .replace("|", "\\|");
    }
}
