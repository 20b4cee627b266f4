package org.myelin.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.myelin.setting.Descriptions;
import org.myelin.setting.GivenSettings;
import org.myelin.setting.Kind;
import org.myelin.setting.Setting;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Options for single settings: name, parameter, description, default and completion follow from the declarations. */
final class SettingOptions {
    private final Descriptions descriptions;
    private final SequencedMap<Setting<?>, ArgSpec> options = new LinkedHashMap<>();

    SettingOptions(Descriptions descriptions) {
        this.descriptions = descriptions;
    }

    /** Adds an option for each setting, without a heading. */
    void addTo(CommandSpec command, List<Setting<?>> settings) {
        settings.forEach(setting -> command.addOption(option(setting)));
    }

    /**
     * Adds an option for each setting below a heading.
     *
     * @param order of the heading among those of the command
     */
    void addTo(CommandSpec command, String heading, int order, List<Setting<?>> settings) {
        ArgGroupSpec.Builder group = ArgGroupSpec.builder()
                .heading("%n" + heading + ":%n")
                .order(order)
                .validate(false);
        settings.forEach(setting -> group.addArg(option(setting)));
        command.addArgGroup(group.build());
    }

    /** Adds a setting that is given without a name. */
    void addPositional(CommandSpec command, Setting<?> setting) {
        PositionalParamSpec parameter = PositionalParamSpec.builder()
                .type(String.class)
                .index("0")
                .arity("0..1")
                .paramLabel(setting.name().toUpperCase(Locale.ROOT))
                .description(description(setting).replace("%", "%%"))
                .completionCandidates(setting.kind().choices())
                .build();
        command.addPositional(parameter);
        options.put(setting, parameter);
    }

    private OptionSpec option(Setting<?> setting) {
        OptionSpec option = OptionSpec.builder(name(setting))
                .type(String.class)
                .arity("1")
                .paramLabel(setting.kind().placeholder())
                .description(description(setting).replace("%", "%%"))
                .completionCandidates(setting.kind().choices())
                .build();
        options.put(setting, option);
        return option;
    }

    /** For example {@code Loss: mse, cross-entropy (cross-entropy).} */
    private String description(Setting<?> setting) {
        String choices =
                setting.kind() instanceof Kind.Choice<?> choice ? ": " + String.join(", ", choice.choices()) : "";
        return descriptions.of(setting).english() + choices + " (" + setting.defaultText() + ").";
    }

    private static String name(Setting<?> setting) {
        return "--" + setting.name();
    }

    /** What was given, with the option as its origin. */
    GivenSettings given() {
        GivenSettings given = GivenSettings.none();
        for (Map.Entry<Setting<?>, ArgSpec> option : options.entrySet()) {
            @Nullable String text = option.getValue().getValue();
            if (text != null) {
                String origin = option.getValue().isOption() ? name(option.getKey()) + " " + text : "";
                given = given.with(option.getKey().key(), text, origin);
            }
        }
        return given;
    }
}
