package io.daogou.search.index;

import java.util.List;
import java.util.Locale;

/**
 * The fields of a document. A text lies in a field of its language: {@code title} in the shop's first, {@code title@zh} in Chinese
 * where the catalogue has a translation.
 */
public final class Fields {
    /** The item's identifier, as it is. */
    public static final String ID = "id";

    /** Identifiers of all kinds, letters and digits alone. */
    public static final String CODE = "code";

    public static final String TITLE = "title";
    public static final String CATEGORY = "category";
    public static final String ATTRIBUTES = "attributes";
    public static final String DESCRIPTION = "description";
    public static final String BRAND = "brand";

    /** Single characters and pairs of Chinese in titles, categories, brands and attributes of all languages. */
    public static final String GRAMS = "grams";

    /** Chinese words with Latin letters, and their initials. */
    public static final String PINYIN = "pinyin";

    /** Words as they are written in titles, categories, brands and attributes of all languages: what can be spelled. */
    public static final String SPELLING = "spelling";

    /** The words in their order, for ranking: see {@link Forward}. */
    public static final String FORWARD = "forward";

    /** Every prefix of every category path, in every language. */
    public static final String FILTER_CATEGORY = "filter.category";

    public static final String FILTER_BRAND = "filter.brand";

    /** Name and value, in every language. */
    public static final String FILTER_ATTRIBUTE = "filter.attribute";

    public static final String CURRENCY = "currency";
    public static final String IN_STOCK = "stock";

    /** The current price in millionths. */
    public static final String PRICE = "price";

    public static final String ADDED = "added";

    /** Of all that the item says: whether the index has its present form. */
    public static final String HASH = "hash";

    public static final String FACET_CATEGORY = "facet.category";
    public static final String FACET_BRAND = "facet.brand";
    public static final String FACET_ATTRIBUTE = "facet.attribute";

    /** Between the parts of one term. */
    public static final char JOINT = '\u001f';

    /** Between a value and its label. */
    public static final char LABEL = '\u001e';

    private Fields() {}

    /** A field in a language; the shop's first has no name. */
    public static String in(String field, String language) {
        return language.isEmpty() ? field : field + "@" + language;
    }

    /** The language of a BCP 47 tag without script and region. */
    public static String language(String tag) {
        int dash = tag.indexOf('-');
        return (dash < 0 ? tag : tag.substring(0, dash)).toLowerCase(Locale.ROOT);
    }

    /** A text as a part of a term: without the characters that stand between parts. */
    static String part(String text) {
        return text.indexOf(JOINT) < 0 && text.indexOf(LABEL) < 0
                ? text
                : text.replace(String.valueOf(JOINT), "").replace(String.valueOf(LABEL), "");
    }

    /** Parts as one term. */
    static String joined(List<String> parts) {
        return String.join(
                String.valueOf(JOINT), parts.stream().map(Fields::part).toList());
    }

    /** A value as filters compare it: letter case and blanks at its ends make no difference. */
    public static String folded(String value) {
        return part(value).strip().toLowerCase(Locale.ROOT);
    }

    /** A path as filters compare it. */
    public static String foldedPath(List<String> path) {
        return String.join(
                String.valueOf(JOINT), path.stream().map(Fields::folded).toList());
    }

    /** An attribute's name and value as filters compare them. */
    public static String foldedAttribute(String name, String value) {
        return folded(name) + JOINT + folded(value);
    }

    /** Letters and digits of an identifier, so that dashes and blanks make no difference. */
    public static String code(String id) {
        StringBuilder code = new StringBuilder();
        id.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(code::appendCodePoint);
        return code.isEmpty() ? id : code.toString();
    }
}
