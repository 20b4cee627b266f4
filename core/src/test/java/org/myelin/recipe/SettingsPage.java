package org.myelin.recipe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.myelin.setting.Descriptions;
import org.myelin.setting.Kind;
import org.myelin.setting.ListKind;
import org.myelin.setting.OptionalKind;
import org.myelin.setting.Setting;
import org.myelin.setting.SettingGroup;
import org.myelin.setting.Unit;
import org.myelin.text.Language;

/** Writes the page of all settings, {@code docs/settings.md}, from their declarations and descriptions. */
final class SettingsPage {
    private static final Map<Unit, String> CHINESE_UNITS = Map.of(
            Unit.SAMPLES, "个样本",
            Unit.EPOCHS, "轮",
            Unit.BATCHES, "个小批量",
            Unit.NEURONS, "个神经元",
            Unit.PIXELS, "像素",
            Unit.DEGREES, "度");

    private final Language language;
    private final boolean chinese;
    private final Descriptions descriptions = Recipe.descriptions();

    private SettingsPage(Language language) {
        this.language = language;
        chinese = language == Language.CHINESE;
    }

    static String of(Language language) {
        return new SettingsPage(language).text();
    }

    private String text() {
        StringBuilder page = new StringBuilder(frame().getFirst());
        for (SettingGroup group : Recipe.SETTINGS.groups()) {
            page.append("\n## ")
                    .append(descriptions.of(group).in(language))
                    .append("\n\n")
                    .append(head());
            group.settings().forEach(setting -> page.append(row(setting)));
        }
        return page + frame().getLast();
    }

    /** What is before and after the tables. */
    private List<String> frame() {
        String file = chinese ? "settings-head.zh-CN.md" : "settings-head.md";
        try {
            return List.of(
                    Files.readString(Path.of("src", "test", "resources", "docs", file)),
                    chinese
                            ? "\n各项设置的含义、公式和出处见 [training.md](training.md)。\n"
                            : "\nWhat each of them does, with equations and sources: [training.md](training.md).\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String head() {
        return chinese
                ? "| 设置 | 默认值 | 取值 | 含义 |\n| --- | --- | --- | --- |\n"
                : "| setting | default | values | meaning |\n| --- | --- | --- | --- |\n";
    }

    private String row(Setting<?> setting) {
        String stop = chinese ? "。" : ". ";
        String meaning = descriptions.of(setting).in(language)
                + descriptions
                        .more(setting)
                        .map(more -> stop + more.in(language))
                        .orElse("")
                + setting.source().map(source -> sourced(setting, source)).orElse("");
        return "| `" + setting.key() + "` | " + shown(setting) + " | " + values(setting) + " | " + meaning + " |\n";
    }

    private String sourced(Setting<?> setting, String source) {
        String linked =
                source.startsWith("docs/") ? "[" + source.substring(5) + "](" + source.substring(5) + ")" : source;
        boolean ended = descriptions.more(setting).isPresent();
        return chinese ? (ended ? "" : "。") + "出处：" + linked + "。" : (ended ? " " : ". ") + "Source: " + linked;
    }

    private static String shown(Setting<?> setting) {
        String text = setting.defaultText();
        return "`" + (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + "`";
    }

    private String values(Setting<?> setting) {
        Kind<?> kind = setting.kind();
        String unit = unit(setting.unit());
        if (!kind.choices().isEmpty() && kind.interval().isEmpty()) {
            return kind.choices().stream().map(choice -> "`" + choice + "`").collect(Collectors.joining(", "));
        }
        return (chinese ? chinese(kind) : kind.expected()) + unit;
    }

    private String unit(Unit unit) {
        if (unit == Unit.NONE) {
            return "";
        }
        return chinese
                ? "（" + CHINESE_UNITS.get(unit) + "）"
                : ", in " + unit.name().toLowerCase(Locale.ROOT);
    }

    private static String chinese(Kind<?> kind) {
        return switch (kind) {
            case Kind.Whole whole -> whole.from() + " 到 " + whole.to() + " 的整数";
            case Kind.AnyWhole _ -> "64 位整数";
            case Kind.Decimal number ->
                (number.orZero() ? "0，或" : "") + chinese(number.range().toString());
            case OptionalKind<?> other -> "`" + other.none() + "`，或" + chinese(other.kind());
            case ListKind<?> list -> "至多 " + list.maxSize() + " 个值，以逗号分隔，每个为 " + chinese(list.element());
            case Kind.Flag _, Kind.Choice<?> _, Kind.Text _ -> "文本";
        };
    }

    /** {@code from 0 to below 1}, {@code above 0 up to 1}, {@code from 0 to 10}. */
    private static String chinese(String interval) {
        return interval.replaceFirst("from (\\S+)", "不小于 $1")
                        .replaceFirst("above (\\S+)", "大于 $1")
                        .replaceFirst(" to below (\\S+)", "、小于 $1")
                        .replaceFirst(" (up )?to (\\S+)", "、不大于 $2")
                + " 的数";
    }
}
