package io.daogou.learn.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.learn.data.History;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.factor.ImplicitAls;
import io.daogou.learn.model.linear.Ease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelKindsTest {
    @TempDir
    private Path folder;

    private LabData data(String text, Format format) throws IOException {
        return DataReader.read(List.of(Files.writeString(folder.resolve("data"), text)), format, () -> false);
    }

    private static Model fit(String name, LabData data, Map<String, String> given) {
        ModelKind kind = ModelKinds.named(name);
        return kind.fit(data, kind.values(given), Progress.NONE);
    }

    @Test
    void defaultsAreThoseOfTheModels() {
        ParameterValues als = ModelKinds.named("als").values(Map.of());
        assertThat(als.whole("factors"))
                .isEqualTo(ImplicitAls.Parameters.defaults().factors());
        assertThat(als.number("unobservedWeight"))
                .isEqualTo(ImplicitAls.Parameters.defaults().unobservedWeight());
        assertThat(ModelKinds.named("ease").values(Map.of()).number("regularization"))
                .isEqualTo(Ease.Parameters.defaults().regularization());
        assertThat(ModelKinds.named("session-knn").values(Map.of()).number("halfLife"))
                .isInfinite();
    }

    @Test
    void repeatTakesPartOnlyWhereSeenItemsMayComeAgain() throws IOException {
        LabData data = data("u a b a\nv b a b\n", Format.SEQUENCES);
        Use use = ModelKinds.named("repeat").use();
        assertThat(use.isForAuto(data, false)).isTrue();
        assertThat(use.isForAuto(data, true)).isFalse();
        assertThat(use.isForAuto(data("u a b a\n", Format.LISTS), false)).isFalse();
    }

    @Test
    void repeatListsWhatWasSeen() throws IOException {
        LabData data = data("u a b a c a\nv b a b c\n", Format.SEQUENCES);
        float[] scores = new float[3];
        fit("repeat", data, Map.of())
                .score(History.of(data.items().index("b"), data.items().index("a")), scores);
        assertThat(scores[data.items().index("b")]).isPositive();
        assertThat(scores[data.items().index("c")]).isZero();
    }

    @Test
    void aPauseEndsASession() throws IOException {
        String morningAndEvening = "u a 1700000000\nu b 1700000060\nu c 1700040000\nu d 1700040060\n";
        LabData data = data(morningAndEvening, Format.PAIRS);
        History asked = History.of(data.items().index("a"));
        float[] cut = new float[4];
        fit("session-knn", data, Map.of()).score(asked, cut);
        assertThat(cut[data.items().index("b")]).isPositive();
        assertThat(cut[data.items().index("c")]).isZero();
        float[] whole = new float[4];
        fit("session-knn", data, Map.of("gapMinutes", "Infinity")).score(asked, whole);
        assertThat(whole[data.items().index("c")]).isPositive();
    }

    @Test
    void ratingsExpectMoreOfWhatIsRatedHigh() throws IOException {
        LabData data = data("u a 5\nu b 1\nv a 4\nv b 2\nw a 5\nw c 3\n", Format.PAIRS);
        float[] scores = new float[3];
        fit("ratings", data, Map.of()).score(data.history(2), scores);
        assertThat(scores[0]).isGreaterThan(scores[2]);
        assertThat(scores[2]).isGreaterThan(scores[1]);
    }

    @Test
    void ratingsWantRatingsAndAreNoPartOfABlend() throws IOException {
        ModelKind ratings = ModelKinds.named("ratings");
        assertThat(ratings.refusal(data("u a\nv b\n", Format.PAIRS), Format.PAIRS))
                .hasValueSatisfying(reason -> assertThat(reason).contains("item-knn"));
        LabData rated = data("u a 5\nv b 2\n", Format.PAIRS);
        assertThat(ratings.refusal(rated, Format.PAIRS)).isEmpty();
        assertThat(ratings.use().isForAuto(rated, false)).isFalse();
        assertThat(ModelKinds.options("auto", Map.of(), false, 1).kinds()).doesNotContain(ratings);
    }

    @Test
    void aRankThatTheDataChoosesIsCostedByTheirSize() throws IOException {
        LabData data = data("u a b\nv b a\n", Format.LISTS);
        ModelKind filter = ModelKinds.named("graph-filter");
        Cost chosen = filter.cost(data, filter.values(Map.of()));
        Cost given = filter.cost(data, filter.values(Map.of("rank", "1")));
        assertThat(chosen).isEqualTo(given);
    }
}
