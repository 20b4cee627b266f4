package org.myelin.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.myelin.cli.terminal.ExitCode;
import org.myelin.cli.terminal.Output;
import org.myelin.model.Candidate;
import org.myelin.model.Model;
import org.myelin.model.Prediction;
import org.myelin.model.Predictor;
import org.myelin.runs.image.ImageFeatures;
import org.myelin.runs.image.UnreadableImageException;
import org.myelin.text.Numbers;
import org.myelin.view.text.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code myelin predict}. */
@Command(
        name = "predict",
        description = {
            "Classifies images with a trained model.",
            "An image may have any size: it is cut to the model's aspect ratio around its middle and scaled."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./myelin predict runs/…/best.safetensors cat.jpg dog.png",
            "  ./myelin predict model.safetensors seven.png --top 5 --json"
        })
final class PredictCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private RootCommand root;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A model file.")
    @SuppressWarnings("NullAway.Init")
    private Path modelFile;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "IMAGE",
            description = "PNG, JPEG, GIF, BMP or TIFF files.")
    private List<Path> images = new ArrayList<>();

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "Number of classes to print. Default: ${DEFAULT-VALUE}",
            defaultValue = "3")
    private int top;

    @Option(
            names = "--invert",
            paramLabel = "auto|yes|no",
            description =
                    "Exchange light and dark. auto does so for a grey image whose border is light when the model was"
                            + " trained on mostly dark images, or the other way round. Default: ${DEFAULT-VALUE}",
            defaultValue = "auto")
    private ImageFeatures.Inversion inversion = ImageFeatures.Inversion.AUTO;

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    /** An image and its prediction. */
    private record Answer(Path image, Prediction prediction) {}

    @Override
    public Integer call() {
        if (top < 1) {
            throw new IllegalArgumentException("predict: --top must be at least 1, but is " + top);
        }
        Output output = root.output();
        Model model = Model.load(modelFile);
        Predictor predictor = model.predictor();
        List<Answer> answers = new ArrayList<>();
        for (Path image : images) {
            try {
                Answer answer = new Answer(image, predictor.predict(ImageFeatures.read(image, model, inversion)));
                answers.add(answer);
                if (!json) {
                    print(output, answer);
                }
            } catch (UnreadableImageException e) { // the others are still worth an answer
                output.out().flush();
                output.err().println("myelin: " + e.getMessage());
            }
        }
        if (json) {
            output.out().println(json(answers));
        }
        return answers.size() == images.size() ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }

    private void print(Output output, Answer answer) {
        output.out().println(answer.image());
        for (Candidate candidate : answer.prediction().top(top)) {
            output.out()
                    .println("  " + Columns.right(Numbers.percent(candidate.probability(), 2), 8) + "  "
                            + candidate.className());
        }
    }

    private String json(List<Answer> answers) {
        ArrayNode array = JsonMapper.shared().createArrayNode();
        for (Answer answer : answers) {
            ObjectNode entry = array.addObject();
            entry.put("image", answer.image().toString());
            ArrayNode classes = entry.putArray("classes");
            for (Candidate candidate : answer.prediction().top(top)) {
                classes.addObject()
                        .put("name", candidate.className())
                        .put("index", candidate.index())
                        .put("probability", candidate.probability());
            }
        }
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(array);
    }
}
