package io.daogou.learn.file;

import io.daogou.learn.model.ranking.ListRanker;
import io.daogou.learn.model.ranking.RankerFeatures;
import io.daogou.learn.model.ranking.RankerShape;
import io.daogou.learn.model.ranking.RankerWeights;
import io.daogou.learn.model.ranking.Standardisation;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How a ranker of lists lies in a file. */
final class RankerSections {
    private static final int NUMBERS = 5;

    private RankerSections() {}

    static Sections of(String kind, ListRanker ranker) {
        RankerShape shape = ranker.weights().shape();
        Standardisation standardisation = ranker.standardisation();
        return Sections.of(
                kind,
                new Section.Bytes(
                        "features",
                        Layout.utf8(String.join("\n", ranker.features().names()))),
                new Section.Bytes("baseline", Layout.utf8(ranker.features().baseline())),
                new Section.Floats("means", standardisation.means()),
                new Section.Floats("scales", standardisation.scales()),
                new Section.Ints("incomplete", standardisation.incomplete()),
                new Section.Ints("shape", new int[] {
                    shape.columns(), shape.crossLayers(), shape.rank(), shape.hidden(), shape.positions()
                }),
                new Section.Floats("weights", ranker.weights().values()));
    }

    static ListRanker ranker(Contents contents) throws CorruptModelException {
        List<String> names = List.of(text(contents, "features").split("\n"));
        String baseline = text(contents, "baseline");
        float[] means = contents.floats("means");
        float[] scales = contents.floats("scales");
        int[] incomplete = contents.ints("incomplete");
        int[] shape = contents.ints("shape");
        contents.check("the length of section 'shape'", NUMBERS, shape.length);
        float[] weights = contents.floats("weights");
        return contents.valid(() -> ListRanker.of(
                new RankerFeatures(names, baseline),
                new Standardisation(means, scales, incomplete),
                RankerWeights.of(new RankerShape(shape[0], shape[1], shape[2], shape[3], shape[4]), weights)));
    }

    private static String text(Contents contents, String name) throws CorruptModelException {
        return new String(contents.bytes(name), StandardCharsets.UTF_8);
    }
}
