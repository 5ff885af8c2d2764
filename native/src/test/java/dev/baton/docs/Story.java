package dev.baton.docs;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The first sentence of a Javadoc, as a document says it.
 *
 * @param comments where Javadoc is found
 */
record Story(DocTrees comments) {

    private static final Pattern TAG = Pattern.compile("\\{@(link|code) ([^ }]+)([^}]*)}");

    /** Empty if there is none. */
    String of(TreePath path) {
        DocCommentTree comment = comments.getDocCommentTree(path);
        if (comment == null) {
            return "";
        }
        String sentence =
                comment.getFirstSentence().stream().map(Object::toString).collect(Collectors.joining());
        Matcher tag = TAG.matcher(sentence.strip().replaceAll("\\s+", " "));
        return tag.replaceAll(match -> Matcher.quoteReplacement(inWords(match.group(2), match.group(3))));
    }

    /** The label if there is one, else the last part of the name. */
    private static String inWords(String reference, String label) {
        return label.isBlank() ? "`" + reference.substring(reference.lastIndexOf('.') + 1) + "`" : label.strip();
    }
}
