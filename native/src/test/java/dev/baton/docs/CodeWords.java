package dev.baton.docs;

import dev.baton.analysis.FindingCode;
import dev.baton.analysis.OldNames;
import dev.baton.architecture.JavaSources;
import dev.baton.docs.CodeIndex.SourceType;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether what a document writes as code is there: types, members, packages, files, configuration keys. Anything else
 * is taken for a word of others: SQL, variables of servers, commands.
 *
 * @param code the sources
 * @param keys the configuration's keys
 */
record CodeWords(CodeIndex code, Set<String> keys) {

    private static final Pattern QUALIFIED = Pattern.compile("dev\\.baton(\\.\\w+)*");
    private static final Pattern MEMBER = Pattern.compile("((?:[A-Z]\\w*\\.)*[A-Z]\\w*)#(\\w+)");
    private static final Pattern TYPE = Pattern.compile("(?:[A-Z]\\w*\\.)*[A-Z]\\w*[a-z]\\w*(?:\\.[A-Z]\\w*)*");
    private static final Pattern KEY = Pattern.compile("baton(\\.[a-z][a-z-]*)+");
    private static final Pattern PATH = Pattern.compile("[\\w.-]+(/[\\w.-]+)+/?");
    private static final List<String> OF_OTHERS = List.of("java.lang.", "java.time.", "java.util.");

    /** Whether there is such a thing; {@code true} for what is no word of ours. */
    boolean exists(String word) {
        if (QUALIFIED.matcher(word).matches()) {
            return code.hasQualified(word);
        }
        Matcher member = MEMBER.matcher(word);
        if (member.matches()) {
            return code.types(member.group(1)).stream().anyMatch(type -> hasMember(type, member.group(2)));
        }
        if (TYPE.matcher(word).matches() && !word.contains("_")) {
            return !code.types(word).isEmpty() || isConstant(word) || isOfOthers(word) || isOldName(word);
        }
        if (KEY.matcher(word).matches()) {
            return keys.contains(word) || word.startsWith("baton.lab.");
        }
        return !isOurPath(word) || Files.exists(JavaSources.root().resolve(word));
    }

    private static boolean hasMember(SourceType type, String member) {
        return type.members().contains(member);
    }

    private static boolean isOurPath(String word) {
        return PATH.matcher(word).matches()
                && Files.isDirectory(JavaSources.root().resolve(word.substring(0, word.indexOf('/'))));
    }

    private boolean isConstant(String word) {
        int dot = word.lastIndexOf('.');
        return dot > 0
                && code.types(word.substring(0, dot)).stream()
                        .anyMatch(type -> hasMember(type, word.substring(dot + 1)));
    }

    private static boolean isOfOthers(String word) {
        return Stream.concat(OF_OTHERS.stream(), Stream.of("")).anyMatch(prefix -> isLoadable(prefix + word));
    }

    private static boolean isOldName(String word) {
        return OldNames.absent().containsKey(word)
                || Arrays.stream(FindingCode.values())
                        .anyMatch(code -> OldNames.of(code).filter(word::equals).isPresent());
    }

    private static boolean isLoadable(String name) {
        try {
            Class.forName(name, false, CodeWords.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }
}
