package io.daogou.search.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What each feature of a match is worth: {@code score = Σ weight · feature}. The weights that ship were learned from judged queries of a
 * shop (docs/search.md); {@code ./daogou bench search} learns them again.
 */
public final class MatchModel {
    private final double[] weights;

    /** A model with one weight for each of {@link MatchFeatures#NAMES}. */
    public MatchModel(double[] weights) {
        if (weights.length != MatchFeatures.NAMES.size()) {
            throw new IllegalArgumentException(
                    weights.length + " weights for " + MatchFeatures.NAMES.size() + " features");
        }
        this.weights = weights.clone();
    }

    /** The model that ships. */
    public static MatchModel shipped() {
        double[] weights = new double[MatchFeatures.NAMES.size()];
        try (InputStream file = MatchModel.class.getResourceAsStream("match-model.txt")) {
            if (file == null) {
                throw new IllegalStateException("match-model.txt is not in the jar");
            }
            List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (String line : lines) {
                int at = line.indexOf('=');
                int index = at < 0 ? -1 : MatchFeatures.NAMES.indexOf(line.substring(0, at));
                if (index >= 0) {
                    weights[index] = Double.parseDouble(line.substring(at + 1));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new MatchModel(weights);
    }

    double score(double[] features) {
        double score = 0;
        for (int i = 0; i < weights.length; i++) {
            score += weights[i] * features[i];
        }
        return score;
    }
}
