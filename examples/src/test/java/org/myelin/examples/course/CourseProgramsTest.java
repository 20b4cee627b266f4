package org.myelin.examples.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myelin.examples.Printed;
import org.myelin.examples.Quotes;

/** Chapters show what their programs say and what they print. */
class CourseProgramsTest {
    /**
     * A program of the course.
     *
     * @param chapter the file's name of its chapter
     * @param source the file's name of its source
     * @param main what runs it
     */
    record Program(String chapter, String source, Printed.Main main) {
        @Override
        public String toString() {
            return source;
        }
    }

    static Stream<Program> programs() {
        return Stream.of(
                new Program("01-neuron.md", "OneNeuron.java", OneNeuron::main),
                new Program("02-layers.md", "LayersAndConnections.java", LayersAndConnections::main),
                new Program("03-forward.md", "ForwardComputation.java", ForwardComputation::main),
                new Program("04-activations.md", "ActivationFunctions.java", ActivationFunctions::main),
                new Program("05-fit.md", "FittingPoints.java", FittingPoints::main),
                new Program("06-loss.md", "TargetsAndLoss.java", TargetsAndLoss::main),
                new Program("07-descent.md", "GradientDescent.java", GradientDescent::main),
                new Program("08-backpropagation.md", "BackwardComputation.java", BackwardComputation::main),
                new Program("09-gradient-check.md", "CheckedGradients.java", CheckedGradients::main),
                new Program("10-vanishing.md", "VanishingGradients.java", VanishingGradients::main),
                new Program("11-residual.md", "ResidualNetworks.java", ResidualNetworks::main),
                new Program("12-homework.md", "Homework.java", Homework::main));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void chapter_inBothLanguages_quotesItsProgramAndWhatItPrints(Program program) {
        List<String> regions = Quotes.regions("course/" + program.source());
        String printed = Printed.by(program.main()).replace(System.lineSeparator(), "\n");

        for (String language : List.of("en", "zh")) {
            Chapter chapter = Chapter.read(language, program.chapter());
            assertThat(chapter.blocks("java")).as("%s", chapter).isEqualTo(regions);
            assertThat(String.join("", chapter.blocks("text")))
                    .as("%s", chapter)
                    .isEqualTo(printed);
            assertThat(chapter.links()).as("%s", chapter).anyMatch(link -> link.endsWith("/" + program.source()));
        }
    }

    @ParameterizedTest
    @MethodSource("org.myelin.examples.course.CourseTest#names")
    void chapter_ofTheCourse_hasAProgram(String name) {
        assertThat(programs()).anyMatch(program -> program.chapter().equals(name));
    }
}
