package org.myelin.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value, or none.
 *
 * @param <T> type of the value
 * @param kind of the value
 * @param none text for none
 */
public record OptionalKind<T>(Kind<T> kind, String none) implements Kind<Optional<T>> {
    @Override
    @SuppressWarnings("OptionalMapToOptional") // none is a value of this kind, the outer empty a refusal
    public Optional<Optional<T>> read(String text) {
        return text.equals(none)
                ? Optional.of(Optional.empty())
                : kind.read(text).map(Optional::of);
    }

    @Override
    public String write(Optional<T> value) {
        return value.map(kind::write).orElse(none);
    }

    @Override
    public boolean accepts(Optional<T> value) {
        return value.isEmpty() || kind.accepts(value.get());
    }

    @Override
    public Optional<Interval> interval() {
        return kind.interval();
    }

    @Override
    public String expected() {
        return none + " or " + kind.expected();
    }

    @Override
    public String placeholder() {
        return kind.placeholder();
    }

    @Override
    public List<String> choices() {
        List<String> choices = new ArrayList<>(List.of(none));
        choices.addAll(kind.choices());
        return choices;
    }
}
