package io.daogou.bench;

import io.daogou.demo.DemoShop;
import io.daogou.demo.Simulation;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.item.Item;
import io.daogou.learn.blend.Blend;
import io.daogou.learn.blend.BlendSearch;
import io.daogou.learn.data.History;
import io.daogou.learn.data.HoldOut;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.evaluation.Questions;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Popular;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.factor.ImplicitAls;
import io.daogou.learn.model.neighbour.ItemKnn;
import io.daogou.learn.model.ranking.RankerFeatures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is known about candidates from the log and the catalogue of the demo shop, and nothing of its truth. */
final class CandidateFeatures {
    private static final RankerFeatures NAMES = new RankerFeatures(
            List.of(
                    "blend.score",
                    "blend.rank",
                    "item-knn.score",
                    "item-knn.rank",
                    "als.score",
                    "als.rank",
                    "popular.score",
                    "popularity.7days",
                    "popularity.30days",
                    "item.days",
                    "item.pricePlace",
                    "shopper.pricePlace",
                    "price.distance",
                    "affinity.category",
                    "affinity.department",
                    "affinity.brand",
                    "affinity.colour",
                    "shopper.events"),
            "blend.score");

    private final List<Item> items;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<List<Touch>> histories = new ArrayList<>();
    private final int most;
    private final Instant end;
    private final List<Model> models;
    private final double[][] popularity = new double[2][];
    private final double[] pricePlace;

    /**
     * An item in somebody's history.
     *
     * @param weight 1 for a look, more for more
     */
    private record Touch(int item, float weight, Instant time) {}

    /**
     * Candidates of a shopper.
     *
     * @param items best of the blend first
     * @param values count × features
     */
    @SuppressWarnings("ArrayRecordComponent") // Read in loops, within this package.
    record Rows(int[] items, float[] values) {
        int count() {
            return items.length;
        }
    }

    CandidateFeatures(DemoShop shop, Simulation simulation, int most) {
        this.items = shop.items();
        this.most = most;
        items.forEach(item -> indexes.put(item.itemId(), indexes.size()));
        this.end = simulation.events().getLast().header().time();
        readHistories(simulation);
        this.models = models();
        this.pricePlace = pricePlaces();
    }

    List<String> names() {
        return NAMES.names();
    }

    RankerFeatures rankerFeatures() {
        return NAMES;
    }

    /** The place of the blend's score in a row. */
    int baselineIndex() {
        return NAMES.names().indexOf(NAMES.baseline());
    }

    String itemId(int item) {
        return items.get(item).itemId();
    }

    private void readHistories(Simulation simulation) {
        Map<String, Integer> byDevice = new HashMap<>();
        for (String shopper : simulation.truth().shopperIds()) {
            simulation.truth().devices(shopper).forEach(device -> byDevice.put(device, histories.size()));
            histories.add(new ArrayList<>());
        }
        popularity[0] = new double[items.size()];
        popularity[1] = new double[items.size()];
        for (Event event : simulation) {
            float weight = weight(event);
            for (EventItem item : weight > 0 ? event.items() : List.<EventItem>of()) {
                int index = Objects.requireNonNull(indexes.get(item.itemId()));
                Instant time = event.header().time();
                int shopper = Objects.requireNonNull(byDevice.get(event.header().deviceId()));
                histories.get(shopper).add(new Touch(index, weight, time));
                popularity[0][index] += time.isAfter(end.minus(Duration.ofDays(7))) ? 1 : 0;
                popularity[1][index] += time.isAfter(end.minus(Duration.ofDays(30))) ? 1 : 0;
            }
        }
    }

    private static float weight(Event event) {
        return switch (event.type()) {
            case VIEW_ITEM -> 1;
            case ADD_TO_CART -> 2;
            case PURCHASE -> 3;
            default -> 0;
        };
    }

    /** The blend first, then its members, then what is popular. */
    private List<Model> models() {
        InteractionsBuilder builder = Interactions.builder();
        for (int shopper = 0; shopper < histories.size(); shopper++) {
            for (Touch touch : histories.get(shopper)) {
                builder.add(shopper, touch.item, touch.weight, touch.time.getEpochSecond());
            }
        }
        Interactions all = builder.build(histories.size(), items.size());
        HoldOut holdOut = HoldOut.users(all, 0.3, 0.3, 1);
        List<Model> members = members(all);
        Blend blend = new Blend(
                members,
                BlendSearch.weights(members(holdOut.train()), Questions.of(holdOut.questions(), true), 1000, 1));
        List<Model> fitted = new ArrayList<>(List.of(blend));
        fitted.addAll(members);
        fitted.add(Popular.fit(all, Popular.Parameters.defaults(), Progress.NONE));
        return fitted;
    }

    private static List<Model> members(Interactions data) {
        return List.of(
                ItemKnn.fit(data, ItemKnn.Parameters.defaults(), Progress.NONE),
                ImplicitAls.fit(data, new ImplicitAls.Parameters(32, 0.1, 0.01, 1, 8, 1), Progress.NONE));
    }

    /** 0 for the cheapest of its category to 1 for the dearest. */
    private double[] pricePlaces() {
        double[] places = new double[items.size()];
        for (int item = 0; item < places.length; item++) {
            int cheaper = 0;
            int others = 0;
            for (int other = 0; other < places.length; other++) {
                if (other != item
                        && items.get(other).productType().equals(items.get(item).productType())) {
                    others++;
                    cheaper += price(other) < price(item) ? 1 : 0;
                }
            }
            places[item] = others == 0 ? 0.5 : (double) cheaper / others;
        }
        return places;
    }

    private double price(int item) {
        return Objects.requireNonNull(items.get(item).currentPrice()).amount().doubleValue();
    }

    /** The candidates of a shopper. */
    Rows of(int shopper) {
        List<Touch> touches = histories.get(shopper);
        int[] seen = touches.stream().mapToInt(Touch::item).toArray();
        float[] weights = new float[seen.length];
        for (int k = 0; k < seen.length; k++) {
            weights[k] = touches.get(k).weight;
        }
        History history = new History(seen, weights);
        int[] candidates = models.getFirst().best(history, most);
        int width = NAMES.size();
        float[] values = new float[candidates.length * width];
        int column = 0;
        for (int m = 0; m < models.size(); m++) {
            boolean withRank = m < models.size() - 1;
            column = addScores(scores(models.get(m), history, candidates), withRank, values, column);
        }
        for (int row = 0; row < candidates.length; row++) {
            addKnown(touches, candidates[row], values, row * width + column);
        }
        return new Rows(candidates, values);
    }

    private double[] scores(Model model, History history, int[] candidates) {
        float[] scores = new float[items.size()];
        model.score(history, scores);
        return Arrays.stream(candidates).mapToDouble(item -> scores[item]).toArray();
    }

    /** Scores as deviations from their mean over the candidates, perhaps with ranks; answers the next column. */
    private static int addScores(double[] own, boolean withRank, float[] values, int column) {
        double mean = Arrays.stream(own).average().orElse(0);
        double deviation = Math.sqrt(
                Arrays.stream(own).map(x -> (x - mean) * (x - mean)).average().orElse(0));
        for (int row = 0; row < own.length; row++) {
            int at = row * NAMES.size() + column;
            values[at] = (float) (deviation > 0 ? (own[row] - mean) / deviation : 0);
            if (withRank) {
                double score = own[row];
                values[at + 1] = (float) Math.log1p(
                        (double) Arrays.stream(own).filter(x -> x > score).count());
            }
        }
        return column + (withRank ? 2 : 1);
    }

    private void addKnown(List<Touch> touches, int candidate, float[] values, int at) {
        Item item = items.get(candidate);
        double all = 0;
        double category = 0;
        double department = 0;
        double brand = 0;
        double colour = 0;
        double place = 0;
        double logPrice = 0;
        for (Touch touch : touches) {
            Item other = items.get(touch.item);
            all += touch.weight;
            place += touch.weight * pricePlace[touch.item];
            department +=
                    other.productType().getFirst().equals(item.productType().getFirst()) ? touch.weight : 0;
            brand += Objects.equals(other.brand(), item.brand()) ? touch.weight : 0;
            colour += Objects.equals(colour(other), colour(item)) ? touch.weight : 0;
            if (other.productType().equals(item.productType())) {
                category += touch.weight;
                logPrice += touch.weight * Math.log(price(touch.item));
            }
        }
        double days = item.addedAt() == null
                ? Double.NaN
                : Math.log1p((double)
                        Math.max(0, Duration.between(item.addedAt(), end).toDays()));
        double[] known = {
            Math.log1p(popularity[0][candidate]),
            Math.log1p(popularity[1][candidate]),
            days,
            pricePlace[candidate],
            all > 0 ? place / all : Double.NaN,
            category > 0 ? Math.log(price(candidate)) - logPrice / category : Double.NaN,
            category / Math.max(1, all),
            department / Math.max(1, all),
            brand / Math.max(1, all),
            colour / Math.max(1, all),
            Math.log1p(touches.size())
        };
        for (int k = 0; k < known.length; k++) {
            values[at + k] = (float) known[k];
        }
    }

    private static String colour(Item item) {
        return item.attributes().getOrDefault("colour", "");
    }
}
