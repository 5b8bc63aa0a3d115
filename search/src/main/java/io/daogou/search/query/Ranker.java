package io.daogou.search.query;

import io.daogou.search.index.Fields;
import io.daogou.search.index.Forward;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.jspecify.annotations.Nullable;

/** Sorts the best candidates again by how their words meet the query's. For one query; on one thread. */
final class Ranker {
    /** So many of the best by text are looked at closely. */
    static final int WINDOW = 200;

    /** What the certain category of a query is worth, in the scale of the model: as much as a title that covers all of it. */
    private static final double INTENT = 2;

    private final IndexReader reader;
    private final Reading reading;
    private final MatchModel model;
    private final Map<List<String>, Double> likely;

    Ranker(IndexReader reader, Reading reading, MatchModel model, Map<List<String>, Double> likely) {
        this.reader = reader;
        this.reading = reading;
        this.model = model;
        this.likely = likely;
    }

    /** The candidates in their new order; those beyond the window keep theirs, behind. */
    List<Candidate> rank(List<Candidate> byText) throws IOException {
        List<Candidate> window = byText.subList(0, Math.min(WINDOW, byText.size()));
        List<double[]> features = features(window);
        List<Candidate> ranked = new ArrayList<>();
        for (int i = 0; i < window.size(); i++) {
            int doc = window.get(i).doc();
            ranked.add(new Candidate(doc, model.score(features.get(i)) + intent(doc)));
        }
        // What fits alike stands in an order that no change of an item moves.
        Map<Candidate, String> ids = new HashMap<>();
        for (Candidate one : ranked) {
            ids.put(one, Documents.itemId(reader, one.doc()));
        }
        ranked.sort(Comparator.comparingDouble(Candidate::score)
                .reversed()
                .thenComparing(one -> ids.getOrDefault(one, "")));
        if (byText.size() > window.size()) {
            double least = ranked.getLast().score();
            double leastText = window.getLast().score();
            byText.subList(window.size(), byText.size())
                    .forEach(one -> ranked.add(new Candidate(one.doc(), least + one.score() - leastText - 1e-9)));
        }
        return ranked;
    }

    /** How each candidate meets the query, in the language in which it does best. */
    List<double[]> features(List<Candidate> window) throws IOException {
        MatchFeatures match = new MatchFeatures(reading);
        double best = window.isEmpty() ? 0 : window.getFirst().score();
        List<double[]> all = new ArrayList<>();
        for (Candidate candidate : window) {
            double[] chosen = new double[MatchFeatures.NAMES.size()];
            double chosenScore = Double.NEGATIVE_INFINITY;
            for (Forward item : forwards(candidate.doc())) {
                double[] features = match.of(item, candidate.score(), best);
                double score = model.score(features);
                if (score > chosenScore) {
                    chosen = features;
                    chosenScore = score;
                }
            }
            all.add(chosen);
        }
        return all;
    }

    private List<Forward> forwards(int doc) throws IOException {
        LeafReaderContext leaf = Documents.leaf(reader, doc);
        List<Forward> forwards = new ArrayList<>();
        for (String language : reading.languages()) {
            BinaryDocValues values = DocValues.getBinary(leaf.reader(), Fields.in(Fields.FORWARD, language));
            if (values.advanceExact(doc - leaf.docBase)) {
                forwards.add(Forward.decode(values.binaryValue()));
            }
        }
        return forwards;
    }

    private double intent(int doc) throws IOException {
        if (likely.isEmpty()) {
            return 0;
        }
        LeafReaderContext leaf = Documents.leaf(reader, doc);
        SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), Fields.FACET_CATEGORY);
        if (!values.advanceExact(doc - leaf.docBase)) {
            return 0;
        }
        double best = 0;
        int count = values.docValueCount();
        for (int i = 0; i < count; i++) {
            String term = values.lookupOrd(values.nextOrd()).utf8ToString();
            String path = term.substring(0, term.indexOf(Fields.LABEL));
            best = Math.max(best, share(path));
        }
        return INTENT * best;
    }

    private double share(String path) {
        @Nullable Double share = likely.get(List.of(path.split(String.valueOf(Fields.JOINT), -1)));
        return share == null ? 0 : share;
    }
}
