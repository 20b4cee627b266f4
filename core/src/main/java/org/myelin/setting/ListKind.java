package org.myelin.setting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lists; the brackets are optional, and {@code []} is the empty list.
 *
 * @param <T> type of the elements
 * @param element what each is
 * @param minSize fewest elements
 * @param maxSize most elements
 */
public record ListKind<T>(Kind<T> element, int minSize, int maxSize) implements Kind<List<T>> {
    @Override
    public Optional<List<T>> read(String text) {
        String inner = text.startsWith("[") && text.endsWith("]") && text.length() > 1
                ? text.substring(1, text.length() - 1)
                : text;
        List<T> elements = new ArrayList<>();
        for (String part : inner.isBlank() ? new String[0] : inner.split(",", -1)) {
            Optional<T> value = element.read(part.strip());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            elements.add(value.get());
        }
        return Optional.of(List.copyOf(elements)).filter(this::accepts);
    }

    @Override
    public String write(List<T> value) {
        return value.stream().map(element::write).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public boolean accepts(List<T> value) {
        return value.size() >= minSize
                && value.size() <= maxSize
                && value.stream().allMatch(element::accepts);
    }

    @Override
    public String expected() {
        String size = minSize == maxSize ? minSize + " values" : "a list of " + minSize + " to " + maxSize + " values";
        return size + " with commas between, each " + element.expected();
    }

    @Override
    public String placeholder() {
        return minSize == maxSize
                ? String.join(",", Collections.nCopies(minSize, element.placeholder()))
                : element.placeholder() + "," + element.placeholder() + "…";
    }
}
