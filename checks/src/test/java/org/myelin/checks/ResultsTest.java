package org.myelin.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A result has one home, docs/recipes.md: the tables of the READMEs round what stands there. */
class ResultsTest {
    private static final Pattern README_ROW =
            Pattern.compile("^\\| `\\./myelin train (\\S+?)`.*?\\| (\\d+\\.\\d+) % \\|", Pattern.MULTILINE);
    private static final Pattern RECIPE_ROW =
            Pattern.compile("^\\| `([\\w-]+)`[^|]*\\|[^|]*\\|[^|]*\\| (\\d+\\.\\d+)[ %]", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void accuracies_ofAReadme_areThoseOfTheRecipes(String readme) {
        Map<String, BigDecimal> recipes = accuracies("docs/recipes.md", RECIPE_ROW);
        Map<String, BigDecimal> stated = accuracies(readme, README_ROW);

        assertThat(stated).as("rows of the table of " + readme).isNotEmpty();
        assertThat(recipes).containsKeys(stated.keySet().toArray(String[]::new));
        stated.forEach((recipe, accuracy) -> assertThat(accuracy)
                .as("accuracy of %s in %s", recipe, readme)
                .isEqualTo(recipes.get(recipe).setScale(accuracy.scale(), RoundingMode.HALF_UP)));
    }

    private static Map<String, BigDecimal> accuracies(String file, Pattern row) {
        Map<String, BigDecimal> accuracies = new TreeMap<>();
        Matcher rows = row.matcher(Repository.text(Repository.ROOT.resolve(file)));
        while (rows.find()) {
            accuracies.putIfAbsent(rows.group(1), new BigDecimal(rows.group(2)));
        }
        return accuracies;
    }
}
