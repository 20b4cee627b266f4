package org.myelin.setting;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What settings refuse when they are declared. */
class SettingsTest {
    private static final Setting<Integer> COUNT = Setting.of("count", Kind.whole(1, 9), 2);

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static SettingGroup group(Setting<?> setting) {
        SettingGroup.Builder group = SettingGroup.unnamed("test");
        group.add(setting);
        return group.build();
    }

    @Test
    void interval_boundsInDescendingOrder_isRefused() {
        assertRefused(
                () -> Interval.closed(2, 1), "an interval needs finite bounds in ascending order, but got 2.0 and 1.0");
    }

    @Test
    void whole_boundsInDescendingOrder_isRefused() {
        assertRefused(() -> Kind.whole(2, 1), "a range needs bounds in ascending order, but got 2 and 1");
    }

    @Test
    void of_sameKeyTwice_isRefused() {
        assertRefused(() -> Settings.of(group(COUNT), group(COUNT)), "the setting " + COUNT + " is declared twice");
    }

    @Test
    void get_undeclaredSetting_isRefused() {
        Setting<Integer> other = Setting.of("other", Kind.whole(1, 9), 2);
        Values values = Settings.of(group(COUNT)).defaults();

        assertRefused(() -> values.get(other), "there is no setting " + other + " among these");
    }
}
