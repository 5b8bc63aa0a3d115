package io.daogou.engine.steering;

import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.domain.steering.PlacementSettings;
import io.daogou.domain.steering.Rule;
import io.daogou.domain.steering.RuleAction;
import io.daogou.engine.live.LiveCatalog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A placement as a merchant wants it at one moment: its settings, and the rules that hold on it, with the slots they select.
 * What comes into the catalogue later is in no rule of it.
 *
 * <p><b>Threads:</b> any number; nothing changes.
 */
public final class SteeredShelf {
    private static final BitSet NOTHING = new BitSet();
    private static final double LARGEST = RuleAction.LARGEST_FACTOR;

    private final Placement placement;
    private final PlacementSettings settings;
    private final List<Source> sources;
    private final List<Pin> pins = new ArrayList<>();
    private final BitSet hidden;
    private final @Nullable BitSet only;
    private final List<SelectedItems> onlies;
    private final List<SelectedItems> moves;
    private final BitSet moved;
    private final double largestFactor;

    /** An item at a place, or behind the pins that stand there already. */
    public record Pin(int position, int slot, Rule rule) {}

    /** @param selected the rules in force here, in the order of their names */
    SteeredShelf(Placement placement, PlacementSettings settings, List<SelectedItems> selected, LiveCatalog catalog) {
        this.placement = placement;
        this.settings = settings;
        List<String> named = settings.sources();
        sources = named == null
                ? placement.sources()
                : named.stream().map(placement::source).toList();
        onlies = of(selected, RuleAction.Only.class);
        moves = new ArrayList<>(of(selected, RuleAction.Boost.class));
        // Whoever pays must be named, then what moves farthest.
        moves.sort(Comparator.comparingInt((SelectedItems one) -> one.rule().sponsored() ? 0 : 1)
                .thenComparingDouble(one -> -factor(one.rule())));
        moves.addAll(of(selected, RuleAction.Bury.class));
        hidden = union(of(selected, RuleAction.Hide.class));
        only = onlies.isEmpty() ? null : union(onlies);
        moved = union(moves);
        largestFactor =
                moves.stream().mapToDouble(one -> factor(one.rule())).max().orElse(1);
        for (SelectedItems one : of(selected, RuleAction.Pin.class)) {
            pin(one, catalog);
        }
        pins.sort(Comparator.comparingInt(Pin::position));
    }

    /** A placement as it comes. */
    public static SteeredShelf asItComes(Placement placement) {
        return new SteeredShelf(
                placement, PlacementSettings.asItComes(placement.wireName()), List.of(), new LiveCatalog());
    }

    private static List<SelectedItems> of(List<SelectedItems> selected, Class<? extends RuleAction> action) {
        return selected.stream()
                .filter(one -> action.isInstance(one.rule().action()))
                .toList();
    }

    private static BitSet union(List<SelectedItems> selected) {
        if (selected.isEmpty()) {
            return NOTHING;
        }
        BitSet union = new BitSet();
        selected.forEach(one -> union.or(one.slots()));
        return union;
    }

    private void pin(SelectedItems selected, LiveCatalog catalog) {
        int position = selected.rule().action() instanceof RuleAction.Pin(int place) ? place : 0;
        for (String itemId : selected.rule().selects().itemIds()) {
            int slot = catalog.slot(itemId);
            if (slot >= 0 && pins.stream().noneMatch(pin -> pin.slot == slot)) {
                pins.add(new Pin(position, slot, selected.rule()));
            }
        }
    }

    private static double factor(Rule rule) {
        return switch (rule.action()) {
            case RuleAction.Boost(double factor) -> factor;
            case RuleAction.Bury(double factor) -> 1 / factor;
            case RuleAction.Pin _, RuleAction.Hide _, RuleAction.Only _ -> 1;
        };
    }

    /** As the merchant said it, with whatever is not said filled in. */
    public PlacementSettings settings() {
        return new PlacementSettings(
                placement.wireName(),
                settings.enabled(),
                settings.title(),
                limit(),
                sources.stream().map(Source::wireName).toList(),
                settings.sameCategory(),
                excludesSeen(),
                excludesBought(),
                settings.mostPerCategory(),
                settings.mostPerBrand());
    }

    /** The settings as they are kept, on the way of an answer. */
    public PlacementSettings said() {
        return settings;
    }

    public Placement placement() {
        return placement;
    }

    public int limit() {
        return Objects.requireNonNullElse(settings.limit(), RecommendationRequest.DEFAULT_LIMIT);
    }

    public List<Source> sources() {
        return sources;
    }

    public boolean excludesSeen() {
        return Objects.requireNonNullElse(settings.excludeSeen(), placement.excludesSeen());
    }

    public boolean excludesBought() {
        return Objects.requireNonNullElse(settings.excludeBought(), placement.excludesBought());
    }

    /** In the order of their places. */
    public List<Pin> pins() {
        return pins;
    }

    /** Whether a rule keeps an item away, whatever else there is. */
    public boolean isHidden(int slot) {
        return hidden.get(slot);
    }

    public boolean hidesAnything() {
        return !hidden.isEmpty();
    }

    /** Whether rules let only some items stand here. */
    public boolean isNarrow() {
        return only != null;
    }

    /** Whether an item is one of those; every item is where there is no such rule. */
    public boolean isLetIn(int slot) {
        return only == null || only.get(slot);
    }

    /** How much farther down the shelf to look, as a rule may bring it up; 1 where nothing is brought up. */
    public double largestFactor() {
        return largestFactor;
    }

    /**
     * Moves candidates as the rules say: from place n to place n / factor.
     *
     * @param slots best first
     * @return which of them stands at each place then; none if they stay as they are
     */
    public int @Nullable [] moved(int[] slots) {
        boolean stays = true;
        for (int i = 0; i < slots.length && stays; i++) {
            stays = !moved.get(slots[i]);
        }
        if (stays) {
            return null;
        }
        long[] keys = new long[slots.length];
        for (int i = 0; i < slots.length; i++) {
            double factor = moved.get(slots[i]) ? factor(slots[i]) : 1;
            // Half a place more: in front of who stands there, or behind.
            double place = 1 + (i + 1) / factor - Math.signum(factor - 1) / 2;
            keys[i] = (long) Float.floatToIntBits((float) place) << 32 | i;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    /** All rules together move no farther than one may. */
    private double factor(int slot) {
        double factor = 1;
        for (int i = 0; i < moves.size(); i++) {
            factor *= moves.get(i).has(slot) ? factor(moves.get(i).rule()) : 1;
        }
        return Math.clamp(factor, 1 / LARGEST, LARGEST);
    }

    /** The rule by which an item that is not pinned stands here; none if there is none. */
    public @Nullable Rule ruleOf(int slot) {
        if (moved.get(slot)) {
            for (SelectedItems one : moves) {
                if (one.rule().action() instanceof RuleAction.Boost && one.has(slot)) {
                    return one.rule();
                }
            }
        }
        if (only != null && only.get(slot)) {
            for (SelectedItems one : onlies) {
                if (one.has(slot)) {
                    return one.rule();
                }
            }
        }
        return null;
    }
}
