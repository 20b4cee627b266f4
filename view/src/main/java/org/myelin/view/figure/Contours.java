package org.myelin.view.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Marching squares: in each cell of the grid the border between corners below the level and corners above it is one or
 * two straight pieces, from side to side, with the higher corners on the left. Each side of a cell is the beginning of
 * at most one piece and the end of at most one, so that pieces join into rings. Everything outside the grid is below,
 * which closes the rings along its border.
 */
final class Contours {
    private final Field field;
    private final double level;
    private final Map<Side, Side> pieces = new LinkedHashMap<>();

    /**
     * A side of cells, from one point of the grid to its neighbour on the right or above.
     *
     * @param column of its first point
     * @param row of its first point
     * @param across whether it leads to the right
     */
    private record Side(int column, int row, boolean across) {}

    Contours(Field field, double level) {
        this.field = field;
        this.level = level;
    }

    List<List<Point>> rings() {
        for (int row = -1; row <= field.cells(); row++) {
            for (int column = -1; column <= field.cells(); column++) {
                march(column, row);
            }
        }
        List<List<Point>> rings = new ArrayList<>();
        while (!pieces.isEmpty()) {
            List<Point> ring = new ArrayList<>();
            Side first = pieces.keySet().iterator().next();
            for (Side side = first; pieces.containsKey(side); ) {
                ring.add(crossing(side));
                side = pieces.remove(side);
            }
            rings.add(ring);
        }
        return rings;
    }

    /** Adds the pieces of the cell with its lower left corner at a point. */
    private void march(int column, int row) {
        Side below = new Side(column, row, true);
        Side above = new Side(column, row + 1, true);
        Side left = new Side(column, row, false);
        Side right = new Side(column + 1, row, false);
        int corners =
                bit(column, row, 1) + bit(column + 1, row, 2) + bit(column + 1, row + 1, 4) + bit(column, row + 1, 8);
        switch (corners) {
            case 1 -> pieces.put(below, left);
            case 2 -> pieces.put(right, below);
            case 3 -> pieces.put(right, left);
            case 4 -> pieces.put(above, right);
            case 5 -> {
                pieces.put(below, left);
                pieces.put(above, right);
            }
            case 6 -> pieces.put(above, below);
            case 7 -> pieces.put(above, left);
            case 8 -> pieces.put(left, above);
            case 9 -> pieces.put(below, above);
            case 10 -> {
                pieces.put(right, below);
                pieces.put(left, above);
            }
            case 11 -> pieces.put(right, above);
            case 12 -> pieces.put(left, right);
            case 13 -> pieces.put(below, right);
            case 14 -> pieces.put(left, below);
            default -> {} // all below or all above: no border
        }
    }

    private int bit(int column, int row, int value) {
        return field.at(column, row) >= level ? value : 0;
    }

    /** Where the level lies on a side, by linear interpolation; at the grid's border on the border. */
    private Point crossing(Side side) {
        int toColumn = side.column + (side.across ? 1 : 0);
        int toRow = side.row + (side.across ? 0 : 1);
        double from = field.at(side.column, side.row);
        double to = field.at(toColumn, toRow);
        double share = Double.isInfinite(from) ? 1 : Double.isInfinite(to) ? 0 : (level - from) / (to - from);
        return field.point(side.column + share * (toColumn - side.column), side.row + share * (toRow - side.row));
    }
}
