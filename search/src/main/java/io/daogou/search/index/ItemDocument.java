package io.daogou.search.index;

import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import io.daogou.domain.item.Translation;
import io.daogou.search.text.Pinyin;
import io.daogou.search.text.Token;
import io.daogou.search.text.Tokenizer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Makes a document of an item. Nothing that an item says of itself counts more for being said often or at length: of each text
 * only the beginning is read, and a word counts at most twice.
 */
public final class ItemDocument {
    private static final int TITLE_WORDS = 60;
    private static final int DESCRIPTION_WORDS = 200;
    private static final int VALUE_WORDS = 8;
    private static final int MOST_ATTRIBUTES = 40;
    private static final int MOST_REPEATS = 2;
    private static final int LONGEST_TERM = 200;
    private static final BigDecimal MILLIONTHS = BigDecimal.valueOf(1_000_000);

    private static final FieldType TEXT = textType();

    private final Item item;
    private final Document document = new Document();
    private final List<Token> everything = new ArrayList<>();
    private final Set<String> filters = new LinkedHashSet<>();

    private ItemDocument(Item item) {
        this.item = item;
    }

    /** The document of an item. */
    public static Document of(Item item) {
        return new ItemDocument(item).document();
    }

    /** A price in millionths, as the index holds it. */
    public static long millionths(BigDecimal amount) {
        return amount.multiply(MILLIONTHS).longValue();
    }

    /** Changes with anything the item says. */
    public static long hash(Item item) {
        // Translations come in no order; all else does.
        String all = Arrays.asList(
                        item.itemId(),
                        item.title(),
                        item.description(),
                        item.price(),
                        item.salePrice(),
                        item.availability(),
                        item.brand(),
                        item.productType(),
                        item.gtin(),
                        item.itemGroupId(),
                        item.attributes(),
                        new TreeMap<>(item.translations()),
                        item.addedAt())
                .toString();
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < all.length(); i++) {
            hash = (hash ^ all.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private Document document() {
        document.add(new StringField(Fields.ID, item.itemId(), Field.Store.NO));
        document.add(new BinaryDocValuesField(Fields.ID, new BytesRef(item.itemId())));
        document.add(new NumericDocValuesField(Fields.HASH, hash(item)));
        addCodes();
        addPrice();
        if (item.addedAt() != null) {
            document.add(new NumericDocValuesField(Fields.ADDED, item.addedAt().toEpochMilli()));
        }
        addBrand();
        addTexts("", item.title(), item.description(), item.productType(), item.attributes());
        item.translations().forEach((tag, translation) -> {
            String language = Fields.language(tag);
            // Of zh-CN and zh-TW one is enough, as words are simplified.
            if (document.getField(Fields.in(Fields.TITLE, language)) == null) {
                addTranslation(language, translation);
            }
        });
        addFilters();
        addEverything();
        return document;
    }

    private void addTranslation(String language, Translation translation) {
        List<String> path = translation.productType().isEmpty() ? item.productType() : translation.productType();
        Map<String, String> attributes =
                translation.attributes().isEmpty() ? item.attributes() : translation.attributes();
        addTexts(language, translation.title(), translation.description(), path, attributes);
    }

    private void addCodes() {
        Set<String> codes = new LinkedHashSet<>();
        codes.add(Fields.code(item.itemId()));
        if (item.gtin() != null) {
            codes.add(Fields.code(item.gtin()));
        }
        if (item.itemGroupId() != null) {
            codes.add(Fields.code(item.itemGroupId()));
        }
        codes.forEach(code -> document.add(new StringField(Fields.CODE, code, Field.Store.NO)));
    }

    private void addPrice() {
        Money price = item.currentPrice();
        if (price != null) {
            long millionths = millionths(price.amount());
            document.add(new LongPoint(Fields.PRICE, millionths));
            document.add(new NumericDocValuesField(Fields.PRICE, millionths));
            String code = price.currency().getCurrencyCode();
            document.add(new StringField(Fields.CURRENCY, code, Field.Store.NO));
            document.add(new SortedSetDocValuesField(Fields.CURRENCY, new BytesRef(code)));
        }
        if (item.availability().canBeOrdered()) {
            document.add(new StringField(Fields.IN_STOCK, "1", Field.Store.NO));
        }
    }

    private void addBrand() {
        String brand = item.brand();
        if (brand != null) {
            document.add(new StringField(Fields.FILTER_BRAND, cut(Fields.folded(brand)), Field.Store.NO));
            document.add(new SortedSetDocValuesField(Fields.FACET_BRAND, new BytesRef(cut(brand))));
            List<Token> tokens = Tokenizer.read(brand, VALUE_WORDS);
            everything.addAll(tokens);
            addText(Fields.BRAND, tokens);
        }
    }

    private void addTexts(
            String language,
            String title,
            @Nullable String description,
            List<String> path,
            Map<String, String> attributes) {
        List<Token> titleTokens = Tokenizer.read(title, TITLE_WORDS);
        List<Token> pathTokens = new ArrayList<>();
        path.forEach(level -> pathTokens.addAll(Tokenizer.read(level, VALUE_WORDS)));
        List<Token> valueTokens = new ArrayList<>();
        List<Token> descriptionTokens = new ArrayList<>();
        attributes.values().stream().limit(MOST_ATTRIBUTES).forEach(value -> {
            List<Token> tokens = Tokenizer.read(value, VALUE_WORDS + 1);
            // What is longer describes, whatever it is called.
            (tokens.size() > VALUE_WORDS ? descriptionTokens : valueTokens).addAll(tokens);
        });
        if (description != null) {
            descriptionTokens.addAll(Tokenizer.read(beginning(description), DESCRIPTION_WORDS));
        }
        addText(Fields.in(Fields.TITLE, language), titleTokens);
        addText(Fields.in(Fields.CATEGORY, language), pathTokens);
        addText(Fields.in(Fields.ATTRIBUTES, language), valueTokens);
        addText(Fields.in(Fields.DESCRIPTION, language), descriptionTokens);
        everything.addAll(titleTokens);
        everything.addAll(pathTokens);
        everything.addAll(valueTokens);
        document.add(new StoredField(Fields.in(Fields.TITLE, language), title));
        String forward = Forward.encode(List.of(
                Forward.marked(title, titleTokens),
                terms(item.brand() == null ? List.of() : Tokenizer.read(item.brand(), VALUE_WORDS)),
                terms(pathTokens),
                terms(valueTokens)));
        document.add(new BinaryDocValuesField(Fields.in(Fields.FORWARD, language), new BytesRef(forward)));
        addFacets(language, path, attributes);
    }

    private static String beginning(String description) {
        return description.substring(0, Math.min(description.length(), DESCRIPTION_WORDS * 20));
    }

    private void addFacets(String language, List<String> path, Map<String, String> attributes) {
        List<String> own = item.productType();
        for (int depth = 1; depth <= own.size(); depth++) {
            String label = depth <= path.size() ? path.get(depth - 1) : own.get(depth - 1);
            addFacet(
                    Fields.in(Fields.FACET_CATEGORY, language),
                    Fields.joined(own.subList(0, depth)),
                    Fields.part(label));
        }
        List<Map.Entry<String, String>> labels = List.copyOf(attributes.entrySet());
        int index = 0;
        for (Map.Entry<String, String> entry : item.attributes().entrySet()) {
            if (index == MOST_ATTRIBUTES) {
                break;
            }
            // Translations list attributes in the order of the first language, as far as they have them.
            Map.Entry<String, String> label = labels.size() == item.attributes().size() ? labels.get(index) : entry;
            addFacet(
                    Fields.in(Fields.FACET_ATTRIBUTE, language),
                    Fields.joined(List.of(entry.getKey(), entry.getValue())),
                    Fields.joined(List.of(label.getKey(), label.getValue())));
            index++;
        }
    }

    /** A value, and how readers of the field's language call it. */
    private void addFacet(String field, String value, String label) {
        if (value.length() + label.length() <= LONGEST_TERM) {
            document.add(new SortedSetDocValuesField(field, new BytesRef(value + Fields.LABEL + label)));
        }
    }

    private void addFilters() {
        addPathFilters(item.productType());
        item.translations().values().forEach(translation -> addPathFilters(translation.productType()));
        List<Map<String, String>> languages = new ArrayList<>();
        languages.add(item.attributes());
        item.translations().values().stream()
                .map(Translation::attributes)
                .filter(attributes -> attributes.size() == item.attributes().size())
                .forEach(languages::add);
        Map<Integer, Set<String>> names = new HashMap<>();
        Map<Integer, Set<String>> values = new HashMap<>();
        for (Map<String, String> attributes : languages) {
            int index = 0;
            for (Map.Entry<String, String> entry : attributes.entrySet()) {
                names.computeIfAbsent(index, one -> new LinkedHashSet<>()).add(entry.getKey());
                values.computeIfAbsent(index, one -> new LinkedHashSet<>()).add(entry.getValue());
                index++;
            }
        }
        names.forEach((index, all) -> all.forEach(name -> values.getOrDefault(index, Set.of())
                .forEach(value -> filters.add(cut(Fields.foldedAttribute(name, value))))));
        filters.forEach(value -> document.add(new StringField(Fields.FILTER_ATTRIBUTE, value, Field.Store.NO)));
    }

    private void addPathFilters(List<String> path) {
        for (int depth = 1; depth <= path.size(); depth++) {
            document.add(new StringField(
                    Fields.FILTER_CATEGORY, cut(Fields.foldedPath(path.subList(0, depth))), Field.Store.NO));
        }
    }

    private void addEverything() {
        Set<String> grams = new LinkedHashSet<>();
        Set<String> spelled = new LinkedHashSet<>();
        for (Token token : everything) {
            if (token.kind() == Token.Kind.HAN) {
                addUnits(grams, token.written());
            } else {
                spelled.add(token.written());
            }
        }
        for (int i = 1; i < everything.size(); i++) {
            Token before = everything.get(i - 1);
            Token token = everything.get(i);
            if (before.kind() == Token.Kind.HAN && token.kind() == Token.Kind.HAN && before.end() == token.start()) {
                grams.add(before.written().substring(before.written().length() - 1)
                        + token.written().charAt(0));
            }
        }
        addTerms(Fields.GRAMS, grams);
        addTerms(Fields.SPELLING, spelled);
        if (!grams.isEmpty()) {
            addTerms(Fields.PINYIN, new LinkedHashSet<>(Pinyin.forms(everything)));
        }
    }

    private static void addUnits(Set<String> grams, String word) {
        for (int i = 0; i < word.length(); i++) {
            grams.add(word.substring(i, i + 1));
            if (i > 0) {
                grams.add(word.substring(i - 1, i + 1));
            }
        }
    }

    private void addTerms(String field, Set<String> terms) {
        terms.forEach(term -> document.add(new StringField(field, cut(term), Field.Store.NO)));
    }

    private void addText(String field, List<Token> tokens) {
        Map<String, Integer> counts = new HashMap<>();
        List<String> terms = terms(tokens);
        terms.removeIf(term -> counts.merge(term, 1, Integer::sum) > MOST_REPEATS);
        if (!terms.isEmpty()) {
            document.add(new Field(field, new TermStream(terms), TEXT));
        }
    }

    private static List<String> terms(List<Token> tokens) {
        List<String> terms = new ArrayList<>();
        tokens.forEach(token -> token.forEachTerm(terms::add));
        return terms;
    }

    private static String cut(String term) {
        return term.length() <= LONGEST_TERM ? term : term.substring(0, LONGEST_TERM);
    }

    private static FieldType textType() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.setTokenized(true);
        type.freeze();
        return type;
    }
}
