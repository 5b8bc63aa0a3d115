package io.daogou.learn.lab;

import io.daogou.learn.data.Behaviours;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.SequencesBuilder;
import io.daogou.learn.search.BehaviourSearch;
import io.daogou.learn.search.LastOfKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * How much each kind of event counts, as it was learned for predicting one kind.
 *
 * <p>That kind is the purchase if a kind has such a name, otherwise the cart, otherwise the only kind there is. Among several kinds
 * without a known name nothing can be said about what is wanted, and all count alike. The last such event of every user is left
 * aside for {@link Validation}, so that the search does not see what models are chosen by.
 *
 * @param wanted the kind that is predicted, an index into the kinds
 * @param behaviours what was found
 * @param ndcg NDCG@20 of item neighbours with it, in the search
 * @param baseline the same with all kinds alike
 * @param users how many users were asked in the search
 */
public record LearnedBehaviours(int wanted, Behaviours behaviours, double ndcg, double baseline, int users) {
    private static final List<List<String>> FUNNEL = List.of(
            List.of("purchase", "purchases", "buy", "order", "transaction", "sale", "paid"),
            List.of("addtocart", "cart", "basket", "addtobasket"));
    private static final int MOST_USERS = 1_000;
    private static final int FEWEST_USERS = 20;
    private static final int MOST_KINDS = 12;

    /**
     * Data whose events are weighed, if it has kinds of events and enough users with the wanted one; otherwise the same data.
     *
     * @param excludeSeen whether lists leave out what is in the history
     * @param seed of the sample of users
     * @throws io.daogou.learn.model.TrainingCancelled if the reporter says so
     */
    public static LabData learn(LabData data, boolean excludeSeen, long seed, Reporter reporter) {
        List<String> kinds = data.sequences().kinds();
        if (kinds.equals(List.of(""))) {
            return data;
        }
        OptionalInt wanted = wanted(kinds);
        if (wanted.isEmpty()) {
            reporter.note("all kinds of events count alike: none of " + kinds + " has the name of a purchase or cart");
            return data;
        }
        int kind = wanted.getAsInt();
        Sequences past = LastOfKind.of(data.sequences(), kind, excludeSeen).seen();
        Sequences sample = sample(past, kind, seed);
        if (sample.users() < FEWEST_USERS || kinds.size() > MOST_KINDS) {
            reporter.note("all kinds of events count alike: there are " + sample.users() + " users with two of '"
                    + kinds.get(kind) + "' and " + kinds.size() + " kinds; weights are learned from " + FEWEST_USERS
                    + " users on, for up to " + MOST_KINDS + " kinds");
            return data;
        }
        BehaviourSearch.Found found = BehaviourSearch.search(
                sample,
                new BehaviourSearch.Parameters(kind, excludeSeen, 1),
                reporter.step("weighing kinds of events for '" + kinds.get(kind) + "'"));
        LearnedBehaviours learned =
                new LearnedBehaviours(kind, found.behaviours(), found.ndcg(), found.baseline(), found.users());
        reporter.note(learned.describe(kinds));
        return data.with(learned);
    }

    /** The kind that shall be predicted. */
    static OptionalInt wanted(List<String> kinds) {
        List<String> plain = kinds.stream()
                .map(kind -> kind.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
                .toList();
        for (List<String> stage : FUNNEL) {
            for (int kind = 0; kind < plain.size(); kind++) {
                if (stage.contains(plain.get(kind))) {
                    return OptionalInt.of(kind);
                }
            }
        }
        return kinds.size() == 1 ? OptionalInt.of(0) : OptionalInt.empty();
    }

    /** Some of the users who have the wanted kind, whole. */
    private static Sequences sample(Sequences all, int kind, long seed) {
        int[] users = new int[all.users()];
        int count = 0;
        SplittableRandom random = new SplittableRandom(seed);
        for (int user = 0; user < users.length; user++) {
            if (has(all, user, kind)) {
                int place = random.nextInt(count + 1);
                users[count++] = users[place];
                users[place] = user;
            }
        }
        int[] chosen = Arrays.copyOf(users, Math.min(count, MOST_USERS));
        Arrays.sort(chosen);
        SequencesBuilder builder = Sequences.builder();
        for (int n = 0; n < chosen.length; n++) {
            for (int e = all.start(chosen[n]); e < all.end(chosen[n]); e++) {
                builder.addLike(all, e, n);
            }
        }
        return builder.build(chosen.length, all.items(), all.kinds(), all.isOrdered());
    }

    private static boolean has(Sequences all, int user, int kind) {
        for (int e = all.start(user); e < all.end(user); e++) {
            if (all.kind(e) == kind) {
                return true;
            }
        }
        return false;
    }

    /** One line for people. */
    public String describe(List<String> kinds) {
        StringBuilder text = new StringBuilder();
        for (int kind = 0; kind < kinds.size(); kind++) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(kinds.get(kind))
                    .append(' ')
                    .append(behaviours.kinds()[kind]);
        }
        return String.format(
                Locale.ROOT,
                "events count for '%s': %s; half-life %s days; repeats to the power of %s (ndcg@20 %.4f, alike %.4f, %d users)",
                kinds.get(wanted),
                text,
                behaviours.halfLifeDays(),
                behaviours.repeats(),
                ndcg,
                baseline,
                users);
    }
}
