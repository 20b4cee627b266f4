package org.myelin.labs.page;

import java.util.List;
import org.myelin.text.Text;

/**
 * The page of a lab.
 *
 * @param name of the lab on the command line
 * @param title a few words
 * @param summary what there is to see, in a sentence or two
 * @param blocks the page from top to bottom
 */
public record LabPage(String name, Text title, Text summary, List<Block> blocks) {
    /** Takes a copy of the list. */
    public LabPage {
        blocks = List.copyOf(blocks);
    }

    /** The figures, from top to bottom. */
    public List<Block.Figure> figures() {
        return blocks.stream()
                .filter(Block.Figure.class::isInstance)
                .map(Block.Figure.class::cast)
                .toList();
    }
}
