package org.myelin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.myelin.cli.command.RootCommand;
import org.myelin.cli.terminal.Interruption;
import org.myelin.cli.terminal.Output;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** Fields that picocli fills by reflection: from JDK 26 on the JVM prints a warning for each final one (JEP 500). */
class FilledFieldsTest {
    @Test
    void commands_fieldsThatPicocliFills_areNotFinal() {
        Output nowhere = new Output(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), false);
        CommandSpec root = new CommandLine(new RootCommand(nowhere, new Interruption())).getCommandSpec();

        assertThat(commands(root)
                        .flatMap(command -> filled(command.userObject().getClass()))
                        .filter(field -> Modifier.isFinal(field.getModifiers())))
                .isEmpty();
    }

    /** The fields of a class that picocli fills, and those of its mixins and groups of options. */
    private static Stream<Field> filled(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Arrays.stream(field.getAnnotations())
                        .anyMatch(annotation ->
                                annotation.annotationType().getName().startsWith("picocli.")))
                .flatMap(field -> field.isAnnotationPresent(Mixin.class) || field.isAnnotationPresent(ArgGroup.class)
                        ? Stream.concat(Stream.of(field), filled(field.getType()))
                        : Stream.of(field));
    }

    private static Stream<CommandSpec> commands(CommandSpec command) {
        return Stream.concat(
                Stream.of(command),
                command.subcommands().values().stream().flatMap(sub -> commands(sub.getCommandSpec())));
    }
}
