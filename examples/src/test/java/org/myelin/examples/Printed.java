package org.myelin.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a program prints. */
public final class Printed {
    private Printed() {}

    /** A program. */
    @FunctionalInterface
    public interface Main {
        /** Runs it. */
        void run(String[] args);
    }

    /** What the program prints to standard output where numbers have a decimal point. */
    public static String by(Main program, String... args) {
        PrintStream before = System.out;
        Locale locale = Locale.getDefault();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            Locale.setDefault(Locale.ROOT);
            program.run(args);
        } finally {
            Locale.setDefault(locale);
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
