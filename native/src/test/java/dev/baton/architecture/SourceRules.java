package dev.baton.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The rules that can be read off source text: how long things may be, and that tests do not sleep. */
final class SourceRules {
    static final int FILE_LINES = 400;
    static final int METHOD_LINES = 40;

    private final SourcePositions positions;
    private final Iterable<? extends CompilationUnitTree> files;

    private SourceRules(JavacTask task) {
        try {
            files = task.parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        positions = Trees.instance(task).getSourcePositions();
    }

    /**
     * What is wrong with some files, one sentence each.
     *
     * @param texts by the files' names
     */
    static List<String> violations(Map<String, String> texts) {
        List<Source> sources = texts.entrySet().stream()
                .map(file -> new Source(file.getKey(), file.getValue()))
                .toList();
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostic -> {}, List.of("-proc:none"), null, sources);
        return new SourceRules(task).violations();
    }

    private List<String> violations() {
        List<String> violations = new ArrayList<>();
        for (CompilationUnitTree file : files) {
            String name = file.getSourceFile().getName().substring(1);
            long lines = file.getLineMap().getLineNumber(positions.getEndPosition(file, file));
            if (lines > FILE_LINES) {
                violations.add("%s has %d lines, more than %d".formatted(name, lines, FILE_LINES));
            }
            new Scanner(file, name, violations).scan(file, null);
        }
        return violations;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String content;

        Source(String name, String content) {
            super(URI.create("text:///" + name), Kind.SOURCE);
            this.content = content;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }

    private final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree file;
        private final String name;
        private final List<String> violations;

        Scanner(CompilationUnitTree file, String name, List<String> violations) {
            this.file = file;
            this.name = name;
            this.violations = violations;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            long lines = lines(method);
            if (lines > METHOD_LINES) {
                violations.add(
                        "%s: %s has %d lines, more than %d".formatted(name, method.getName(), lines, METHOD_LINES));
            }
            return super.visitMethod(method, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            if (name.contains("src/test/")
                    && "Thread.sleep".equals(call.getMethodSelect().toString())) {
                violations.add("%s sleeps; wait for a condition with a deadline".formatted(name));
            }
            return super.visitMethodInvocation(call, null);
        }

        /** From its type or name to its end: what is annotated to it does not count. */
        private long lines(MethodTree method) {
            Tree first = method.getReturnType() == null ? method.getBody() : method.getReturnType();
            LineMap map = file.getLineMap();
            return first == null
                    ? 0
                    : map.getLineNumber(positions.getEndPosition(file, method))
                            - map.getLineNumber(positions.getStartPosition(file, first))
                            + 1;
        }
    }
}
