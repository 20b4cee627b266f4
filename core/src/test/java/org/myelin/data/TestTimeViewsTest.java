package org.myelin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TestTimeViewsTest {
    private static final FeatureShape SHAPE = new FeatureShape(1, 2, 3);

    private static float[] view(TestTimeViews views, int view) {
        float[] image = {1, 2, 3, 4, 5, 6};
        views.apply(view, image, SHAPE, new float[6]);
        return image;
    }

    @Test
    void apply_eachView_isMirroredOrMovedWithTheEdgeRepeated() {
        TestTimeViews all = new TestTimeViews(true, 1);
        assertThat(all.count()).isEqualTo(10);
        assertThat(view(all, 0)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(view(all, 1)).containsExactly(3, 2, 1, 6, 5, 4);
        assertThat(view(all, 2)).containsExactly(1, 1, 2, 4, 4, 5);
        assertThat(view(all, 3)).containsExactly(3, 3, 2, 6, 6, 5);
        assertThat(view(all, 4)).containsExactly(2, 3, 3, 5, 6, 6);
        assertThat(view(all, 6)).containsExactly(1, 2, 3, 1, 2, 3);
        assertThat(view(all, 8)).containsExactly(4, 5, 6, 4, 5, 6);
    }

    @Test
    void count_ofParts_isTheirProduct() {
        assertThat(TestTimeViews.none().count()).isEqualTo(1);
        assertThat(new TestTimeViews(true, 0).count()).isEqualTo(2);
        assertThat(new TestTimeViews(false, 2).count()).isEqualTo(5);
        assertThat(new TestTimeViews(true, 2)).hasToString("flip+shift(2)");
        assertThatThrownBy(() -> new TestTimeViews(true, -1))
                .hasMessage("views: the shift must be at least 0 pixels, but is -1");
    }
}
