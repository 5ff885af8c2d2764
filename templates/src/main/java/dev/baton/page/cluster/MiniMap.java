package dev.baton.page.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a cluster at a glance, for its tile: a dot for each server, a line for each channel. Lengths are in the
 * user units of an SVG drawing.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param lines below the dots
 * @param dots in the order of the tree
 */
public record MiniMap(int width, int height, List<Line> lines, List<Dot> dots) {

    private static final int HEIGHT = 72;
    private static final int MARGIN = 8;
    private static final int COLUMN = 40;
    private static final int MOST_ROW = 22;

    /** @param wire how the channel is: a name for the style sheet */
    public record Line(int fromX, int fromY, int toX, int toY, String wire) {

        /** As a soft curve. */
        public String path() {
            int middle = (fromX + toX) / 2;
            return "M%d %dC%d %d %d %d %d %d".formatted(fromX, fromY, middle, fromY, middle, toY, toX, toY);
        }
    }

    /** @param card the server there */
    public record Dot(int x, int y, ServerCard card) {}

    public MiniMap {
        lines = List.copyOf(lines);
        dots = List.copyOf(dots);
    }

    static MiniMap of(List<ServerNode> trees) {
        return new Drawing(trees).map();
    }

    /** The pencil: leaves go on rows of their own, a source in the middle of its replicas. */
    private static final class Drawing {
        private final List<Line> lines = new ArrayList<>();
        private final List<Dot> dots = new ArrayList<>();
        private final List<ServerNode> trees;
        private final int leaves;
        private int row;
        private int deepest;

        Drawing(List<ServerNode> trees) {
            this.trees = trees;
            this.leaves = trees.stream().mapToInt(Drawing::leaves).sum();
        }

        MiniMap map() {
            trees.forEach(tree -> draw(tree, 0));
            return new MiniMap(2 * MARGIN + deepest * COLUMN, HEIGHT, lines, dots);
        }

        private Dot draw(ServerNode node, int depth) {
            deepest = Math.max(deepest, depth);
            List<Dot> replicas = new ArrayList<>();
            for (ServerNode replica : node.replicas()) {
                replicas.add(draw(replica, depth + 1));
            }
            int y = replicas.isEmpty()
                    ? nextRow()
                    : (replicas.getFirst().y() + replicas.getLast().y()) / 2;
            Dot dot = new Dot(MARGIN + depth * COLUMN, y, node.card());
            for (int i = 0; i < replicas.size(); i++) {
                Dot replica = replicas.get(i);
                String wire = node.replicas().get(i).wire().css();
                lines.add(new Line(dot.x(), dot.y(), replica.x(), replica.y(), wire));
            }
            dots.add(dot);
            return dot;
        }

        private int nextRow() {
            double step = leaves > 1 ? Math.min(MOST_ROW, (HEIGHT - 2.0 * MARGIN) / (leaves - 1)) : 0;
            double top = (HEIGHT - step * (leaves - 1)) / 2;
            return (int) Math.round(top + step * row++);
        }

        private static int leaves(ServerNode node) {
            return node.replicas().isEmpty()
                    ? 1
                    : node.replicas().stream().mapToInt(Drawing::leaves).sum();
        }
    }
}
