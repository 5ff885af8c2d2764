package dev.baton.docs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import dev.baton.architecture.JavaSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Every package, type and member of the sources, tests too, with what their Javadoc says first. */
final class CodeIndex {

    private final Map<String, SourceType> types = new TreeMap<>();
    private final Map<String, SourcePackage> packages = new TreeMap<>();

    private CodeIndex() {}

    /**
     * A type.
     *
     * @param name with the types around it, {@code Phase.Name}
     * @param members methods, fields and constants
     * @param interfaces as they are written
     * @param story the first sentence of its Javadoc, or nothing
     */
    record SourceType(String packageName, String name, Set<String> members, List<String> interfaces, String story) {}

    /**
     * A package with a Javadoc.
     *
     * @param module its module's folder
     * @param story the first sentence of its Javadoc
     */
    record SourcePackage(String module, String name, String story) {}

    static CodeIndex read() {
        CodeIndex index = new CodeIndex();
        try (StandardJavaFileManager files =
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                    .getTask(
                            null,
                            files,
                            diagnostic -> {},
                            List.of("-proc:none"),
                            null,
                            files.getJavaFileObjectsFromPaths(JavaSources.all()));
            DocTrees comments = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                index.new Reader(unit, comments).scan(unit, null);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return index;
    }

    List<SourcePackage> packages() {
        return List.copyOf(packages.values());
    }

    /** The types whose name, with those around it or without some of them, is this. */
    List<SourceType> types(String name) {
        return types.values().stream()
                .filter(type -> type.name().equals(name) || type.name().endsWith("." + name))
                .toList();
    }

    /** Those that say {@code implements} of this interface, in the order of their names. */
    List<SourceType> implementing(String packageName, String simpleName) {
        return types.values().stream()
                .filter(type -> type.packageName().equals(packageName)
                        && type.interfaces().contains(simpleName))
                .toList();
    }

    boolean hasQualified(String name) {
        return types.containsKey(name)
                || types.values().stream().anyMatch(type -> type.packageName().equals(name));
    }

    private final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final DocTrees comments;
        private final String packageName;
        private final Deque<String> around = new ArrayDeque<>();
        private final Deque<Set<String>> members = new ArrayDeque<>();

        Reader(CompilationUnitTree unit, DocTrees comments) {
            this.unit = unit;
            this.comments = comments;
            this.packageName = String.valueOf(unit.getPackageName());
        }

        @Override
        public @Nullable Void visitCompilationUnit(CompilationUnitTree tree, @Nullable Void nothing) {
            Path file = Path.of(unit.getSourceFile().toUri());
            if (file.endsWith("package-info.java") && !isTest(file)) {
                String story = new Story(comments).of(com.sun.source.util.TreePath.getPath(unit, unit.getPackage()));
                if (!story.isEmpty()) {
                    packages.put(packageName, new SourcePackage(module(file), packageName, story));
                }
            }
            return super.visitCompilationUnit(tree, null);
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            around.addLast(type.getSimpleName().toString());
            members.addLast(new TreeSet<>());
            String name = String.join(".", around);
            String story = new Story(comments).of(getCurrentPath());
            super.visitClass(type, null);
            List<String> interfaces = new ArrayList<>();
            type.getImplementsClause().forEach(clause -> interfaces.add(clause.toString()));
            types.put(
                    packageName + "." + name,
                    new SourceType(packageName, name, members.removeLast(), interfaces, story));
            around.removeLast();
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            members.getLast().add(method.getName().toString());
            return super.visitMethod(method, null);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
            if (!members.isEmpty()) {
                members.getLast().add(variable.getName().toString());
            }
            return super.visitVariable(variable, null);
        }

        private static boolean isTest(Path file) {
            return file.toString().contains("src/test/");
        }

        private static String module(Path file) {
            String relative = JavaSources.root().relativize(file).toString();
            return relative.substring(0, relative.indexOf("/src/"));
        }
    }
}
