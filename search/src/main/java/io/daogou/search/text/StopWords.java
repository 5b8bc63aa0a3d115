package io.daogou.search.text;

import java.util.Set;

/** Words that say nothing about what is looked for. */
public final class StopWords {
    private static final Set<String> ALL = Set.of(
            "a", "an", "the", "of", "for", "with", "in", "on", "to", "and", "or", "at", "by", "from", "is", "are", "i",
            "me", "my", "need", "want", "looking", "find", "buy", "please", "some", "that", "this", "it", "you", "your",
            "的", "了", "和", "与", "及", "或", "是", "在", "我", "我要", "想要", "想买", "要", "买", "找", "给", "吗", "呢", "吧", "有",
            "有没有", "一个", "一款", "请", "帮", "帮我");

    private static final Set<String> PREPOSITIONS = Set.of("for", "with", "in", "on", "to", "by", "from", "at", "w");

    private StopWords() {}

    public static boolean contains(String written) {
        return ALL.contains(written);
    }

    /** What follows such a word describes, what stands before it names: kit <i>for</i> a shower. */
    public static boolean isPreposition(String written) {
        return PREPOSITIONS.contains(written);
    }
}
