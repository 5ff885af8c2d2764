package dev.baton.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A module's description.
 *
 * @param document its text as a tree
 */
record Pom(Document document) {

    private static final String OURS = "dev.baton";
    private static final String MAVENS = "org.apache.maven.plugins";

    static Pom read(Path file) {
        try {
            return new Pom(DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile()));
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            throw new IllegalStateException("cannot read " + file, unreadable);
        }
    }

    /** What the module's code depends on, {@code group:artifact}, but for other modules. */
    Set<String> dependencies() {
        return names(
                "dependency", element -> !isInside(element, "dependencyManagement") && !isInside(element, "plugin"));
    }

    /** Plugins, what they run with, what they unpack, and what versions are taken from. */
    Set<String> buildParts() {
        Set<String> parts = new TreeSet<>();
        Stream.of("plugin", "path", "artifactItem").forEach(tag -> parts.addAll(names(tag, element -> true)));
        parts.addAll(names("dependency", element -> isInside(element, "plugin") || isImported(element)));
        return parts;
    }

    private Set<String> names(String tag, Predicate<Element> which) {
        NodeList found = document.getElementsByTagName(tag);
        Set<String> names = new TreeSet<>();
        IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .filter(which)
                .filter(element -> !child(element, "groupId").equals(OURS))
                .map(element -> child(element, "groupId") + ":" + child(element, "artifactId"))
                .forEach(names::add);
        return names;
    }

    private static boolean isImported(Element dependency) {
        return child(dependency, "scope").equals("import");
    }

    private static boolean isInside(Node node, String tag) {
        return Stream.<Node>iterate(node.getParentNode(), parent -> parent != null, Node::getParentNode)
                .anyMatch(parent -> parent.getNodeName().equals(tag));
    }

    /** Maven's own plugins may leave their group out. */
    private static String child(Element element, String name) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return node.getTextContent().strip();
            }
        }
        return name.equals("groupId") ? MAVENS : "";
    }
}
