package io.daogou.guide.understand;

import io.daogou.guide.catalog.Assortment;
import io.daogou.guide.text.Word;
import io.daogou.guide.text.Words;
import io.daogou.guide.understand.Meaning.Cue.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One utterance on its way from phrases to what they mean. Not for use by several threads. */
final class Reading {
    private final String clean;
    private final List<Word> words;
    private final List<Match> matches;
    private final BitSet taken;
    private final @Nullable Budget budget;
    private final Understanding.Context context;
    private final Set<Intent> intents = EnumSet.noneOf(Intent.class);
    private final List<Integer> ordinals = new ArrayList<>();
    private @Nullable String recipient;
    private @Nullable String occasion;
    private boolean isAboutThis;
    private boolean corrects;
    private boolean isAnother;

    Reading(
            String clean,
            List<Word> words,
            List<Match> matches,
            BitSet taken,
            @Nullable Budget budget,
            Understanding.Context context) {
        this.clean = clean;
        this.words = words;
        this.matches = matches;
        this.taken = taken;
        this.budget = budget;
        this.context = context;
    }

    Understood read() {
        List<Match> phrases = new ArrayList<>();
        List<Boolean> excluded = new ArrayList<>();
        collect(phrases, excluded);
        boolean takesBack = matches.stream().anyMatch(match -> match.isCue(Kind.CORRECT));
        BitSet within = context.category() == null || takesBack
                ? null
                : context.lexicon()
                        .items(new Wish(Wish.CATEGORY, List.of(context.category()), context.category(), false));
        List<Readings.Read> reads =
                new Readings(context.lexicon(), within, affordable(), context.asked()).choose(phrases, excluded);
        List<Wish> wishes = new ArrayList<>(merged(withOneHead(reads)));
        for (int i = 0; i < matches.size(); i++) {
            hear(matches.get(i), i + 1 < matches.size() ? matches.get(i + 1) : null);
        }
        settle(wishes);
        BitSet unread = unread(reads);
        return new Understood(
                intents,
                wishes,
                budget,
                recipient,
                occasion,
                ordinals,
                isAboutThis,
                corrects,
                isAnother,
                indifferent(),
                text(unread),
                isBesideNegation(unread));
    }

    /** The items whose price is near what was said, from half of the least to double the most; none: nothing was said. */
    private @Nullable BitSet affordable() {
        if (budget == null) {
            return null;
        }
        BigDecimal min = budget.min();
        BigDecimal max = budget.max();
        Budget near = new Budget(
                min == null ? null : min.divide(BigDecimal.TWO),
                max == null ? null : max.multiply(BigDecimal.TWO),
                budget.isAbout());
        Assortment assortment = context.lexicon().assortment();
        return assortment.all().stream()
                .filter(item -> near.contains(assortment.price(item)))
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }

    /** Phrases that may be properties, and whether they are refused. */
    private void collect(List<Match> phrases, List<Boolean> excluded) {
        List<@Nullable Match> properties = new ArrayList<>();
        for (int i = 0; i < matches.size(); i++) {
            properties.add(isModifier(i) ? null : asProperty(matches.get(i)));
        }
        BitSet refused = new Negations(matches, properties).refused();
        for (int i = 0; i < matches.size(); i++) {
            Match property = properties.get(i);
            if (property != null) {
                phrases.add(property);
                excluded.add(refused.get(i));
            }
        }
    }

    /** Of two categories side by side the first only says more of the second: printer paper. */
    private boolean isModifier(int place) {
        if (place + 1 >= matches.size()) {
            return false;
        }
        Match next = matches.get(place + 1);
        Match match = matches.get(place);
        return next.from() == match.to() && next.clause() == match.clause() && isShelf(match) && isShelf(next);
    }

    private static boolean isShelf(Match match) {
        List<Meaning.Property> properties = match.properties();
        return !properties.isEmpty() && properties.getFirst().slot().equals(Wish.CATEGORY);
    }

    /** A phrase of a title is a property by its words. */
    private @Nullable Match asProperty(Match match) {
        if (!match.properties().isEmpty()) {
            return match;
        }
        if (!match.meanings().isEmpty() && !isPersonOfProduct(match)) {
            return null;
        }
        BitSet items = new TitlePhrases(context.lexicon().assortment()).items(match.key());
        Meaning.Property words = new Meaning.Property(
                Wish.WORDS,
                List.of(new Meaning.Option(match.key(), items.stream().toArray())),
                match.key(),
                1);
        return new Match(match.from(), match.to(), match.clause(), match.key(), List.of(words));
    }

    /**
     * Of two categories said in one breath one is the thing and the other what it is for: the narrower one of two that lie in
     * each other; else the first before "for", and the last without.
     */
    private List<Readings.Read> withOneHead(List<Readings.Read> reads) {
        List<Readings.Read> kept = new ArrayList<>(reads);
        for (int i = 0; i < reads.size(); i++) {
            for (int j = i + 1; j < reads.size(); j++) {
                Readings.Read one = reads.get(i);
                Readings.Read other = reads.get(j);
                BitSet first = one.property().items();
                BitSet second = other.property().items();
                BitSet both = (BitSet) first.clone();
                both.and(second);
                boolean isWithin = both.equals(first) || both.equals(second);
                if (isCategory(one)
                        && isCategory(other)
                        && !isOrBetween(one.match(), other.match())
                        && (isWithin || one.match().clause() == other.match().clause())) {
                    boolean isFirstHead = both.isEmpty()
                            ? isForBetween(one.match(), other.match())
                            : both.cardinality() == first.cardinality();
                    kept.remove(isFirstHead ? other : one);
                }
            }
        }
        return kept;
    }

    private static boolean isCategory(Readings.Read read) {
        return read.property().slot().equals(Wish.CATEGORY) && !read.isExcluded();
    }

    private boolean isOrBetween(Match one, Match other) {
        return matches.stream()
                .anyMatch(match -> match.isCue(Kind.OR) && match.from() >= one.to() && match.to() <= other.from());
    }

    private boolean isForBetween(Match one, Match other) {
        return words.subList(one.to(), other.from()).stream()
                .anyMatch(word -> word.key().equals("for"));
    }

    /** Whom a product is for, in its name: boys shirts. */
    private boolean isPersonOfProduct(Match match) {
        int place = matches.indexOf(match);
        Match next = place + 1 < matches.size() ? matches.get(place + 1) : null;
        return match.isCue(Kind.RECIPIENT)
                && next != null
                && next.from() == match.to()
                && next.clause() == match.clause()
                && !Words.isChinese(match.key())
                && (isShelf(next) || next.meanings().isEmpty())
                && context.lexicon().assortment().withTitleWord(match.key()).length > 0;
    }

    /** Two words for one property narrow each other where they overlap: dark, 85%. */
    private static List<Wish> merged(List<Readings.Read> reads) {
        List<Wish> wishes = new ArrayList<>();
        for (Readings.Read read : reads) {
            List<String> values = read.property().options().stream()
                    .map(Meaning.Option::value)
                    .toList();
            Wish wish = new Wish(read.property().slot(), values, read.property().said(), read.isExcluded());
            int place = 0;
            while (place < wishes.size() && !overlap(wishes.get(place), wish)) {
                place++;
            }
            if (place == wishes.size()) {
                wishes.add(wish);
            } else {
                wishes.set(place, both(wishes.get(place), wish));
            }
        }
        return wishes;
    }

    private static Wish both(Wish one, Wish other) {
        List<String> both =
                one.values().stream().filter(other.values()::contains).toList();
        String said = both.size() == one.values().size() ? one.said() : other.said();
        return new Wish(one.slot(), both, said, one.isExcluded());
    }

    private static boolean overlap(Wish one, Wish other) {
        return one.slot().equals(other.slot())
                && one.isExcluded() == other.isExcluded()
                && !one.slot().equals(Wish.WORDS)
                && one.values().stream().anyMatch(other.values()::contains);
    }

    private void hear(Match match, @Nullable Match next) {
        // A baby bottle is for nobody in particular.
        boolean isModifier = next != null
                && next.from() == match.to()
                && next.clause() == match.clause()
                && !Words.isChinese(match.key())
                && asProperty(next) != null;

        for (Meaning meaning : match.meanings()) {
            if (meaning instanceof Meaning.Cue(Kind kind, String value)) {
                switch (kind) {
                    case INTENT -> intents.add(Intent.valueOf(value.toUpperCase(java.util.Locale.ROOT)));
                    case CORRECT -> corrects = true;
                    case ANOTHER -> isAnother = true;
                    case THIS -> isAboutThis = true;
                    case RECIPIENT -> recipient = isModifier ? recipient : value;
                    case OCCASION -> occasion = occasion == null || occasion.equals("gift") ? value : occasion;
                    case ORDINAL -> addOrdinals(value);
                    case NEGATE, OR, STOP -> {}
                }
            }
        }
    }

    private void addOrdinals(String value) {
        for (String one : value.split("[+]", -1)) {
            ordinals.add(Integer.parseInt(one));
        }
    }

    /** Intents that only count where nothing else is said. */
    private void settle(List<Wish> wishes) {
        boolean namesKind = wishes.stream()
                .anyMatch(wish -> wish.isCategory() || wish.slot().equals(Wish.WORDS));
        if (intents.contains(Intent.OFFTOPIC) && !namesKind) {
            wishes.clear();
        }
        boolean isNeed = !wishes.isEmpty() || budget != null || recipient != null || occasion != null;
        if (isNeed) {
            intents.removeAll(Set.of(
                    Intent.GREETING,
                    Intent.THANKS,
                    Intent.BYE,
                    Intent.HELP,
                    Intent.YES,
                    Intent.NO,
                    Intent.MORE,
                    Intent.ANY,
                    Intent.OFFTOPIC));
        }
        if (intents.contains(Intent.COMPARE) && ordinals.isEmpty()) {
            words.stream()
                    .filter(word -> word.isNumber()
                            && word.key().length() == 1
                            && word.key().charAt(0) > '0')
                    .forEach(word -> ordinals.add(word.key().charAt(0) - '0'));
        }
        if (isAboutThis && !isNeed && matches.stream().anyMatch(match -> match.isCue(Kind.NEGATE))) {
            intents.add(Intent.MORE);
        }
        if (intents.contains(Intent.OFFTOPIC)) {
            intents.retainAll(Set.of(Intent.OFFTOPIC));
        }
        boolean isStep = intents.contains(Intent.CHEAPER) || intents.contains(Intent.DEARER);
        if (!ordinals.isEmpty() && !isNeed && !isStep && !intents.contains(Intent.COMPARE)) {
            intents.add(Intent.DETAILS);
        }
        if (ordinals.isEmpty() && !isAboutThis) {
            intents.remove(Intent.DETAILS);
        }
        if (intents.size() > 1) {
            intents.removeAll(Set.of(Intent.YES, Intent.NO, Intent.GREETING, Intent.ANY));
        }
        corrects |= isNeed && beginsWithNo();
    }

    /** "No, …" and what is wanted instead. */
    private boolean beginsWithNo() {
        Match first = matches.isEmpty() ? null : matches.getFirst();
        return first != null
                && first.from() == 0
                && first.isCue(Kind.NEGATE)
                && words.get(first.to() - 1).clause() < words.getLast().clause()
                && first.to() < words.size()
                && words.get(first.to()).clause() > first.clause();
    }

    /** "Size does not matter": names of attributes in a clause in which somebody says that they do not mind. */
    private Set<String> indifferent() {
        Set<String> slots = new HashSet<>();
        for (Match any : matches) {
            Meaning.Cue cue = any.cue(Kind.INTENT);
            if (cue != null && cue.value().equals("any")) {
                matches.stream()
                        .filter(match -> match.clause() == any.clause())
                        .flatMap(match -> match.meanings().stream())
                        .forEach(meaning -> {
                            if (meaning instanceof Meaning.Name(String slot)) {
                                slots.add(slot);
                            }
                        });
            }
        }
        if (!slots.isEmpty()) {
            intents.remove(Intent.ANY);
        }
        return slots;
    }

    /** The words that mean nothing here. */
    private BitSet unread(List<Readings.Read> reads) {
        BitSet known = (BitSet) taken.clone();
        for (Match match : matches) {
            boolean isCue = match.properties().isEmpty() && !match.meanings().isEmpty();
            boolean isRead = reads.stream().anyMatch(read -> read.match().from() == match.from());
            if (isCue || isRead || isModifier(matches.indexOf(match))) {
                known.set(match.from(), match.to());
            }
        }
        known.flip(0, words.size());
        return known;
    }

    private boolean isBesideNegation(BitSet unread) {
        return matches.stream()
                .filter(match -> match.isCue(Kind.NEGATE))
                .anyMatch(match -> unread.stream().anyMatch(i -> words.get(i).clause() == match.clause()));
    }

    /** As it was written: what is looked for elsewhere may be misspelt, but not by us. */
    private String text(BitSet unread) {
        StringBuilder unknown = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            if (unread.get(i)) {
                boolean isJoined = i > 0
                        && unread.get(i - 1)
                        && words.get(i).start() == words.get(i - 1).end();
                unknown.append(unknown.isEmpty() || isJoined ? "" : " ")
                        .append(clean, words.get(i).start(), words.get(i).end());
            }
        }
        return unknown.toString();
    }
}
