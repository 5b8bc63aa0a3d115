package io.daogou.search.query;

import io.daogou.domain.search.ItemFilter;
import io.daogou.domain.search.PriceRange;
import io.daogou.domain.search.Traits;
import io.daogou.search.index.Fields;
import io.daogou.search.index.ItemDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Makes of a filter what the index is asked. */
final class Filters {
    /** A kind of limit that can be left out, to count what choosing otherwise would find. */
    sealed interface Kind {
        /** The category. */
        record Category() implements Kind {}

        /** The brand. */
        record Brand() implements Kind {}

        /** The price. */
        record Price() implements Kind {}

        /** One attribute. */
        record Attribute(String name) implements Kind {}
    }

    private Filters() {}

    /** The kinds by which a filter limits. */
    static List<Kind> kinds(ItemFilter filter) {
        List<Kind> kinds = new ArrayList<>();
        if (!filter.wanted().categories().isEmpty()) {
            kinds.add(new Kind.Category());
        }
        if (!filter.wanted().brands().isEmpty()) {
            kinds.add(new Kind.Brand());
        }
        if (filter.price() != null) {
            kinds.add(new Kind.Price());
        }
        filter.wanted().attributes().keySet().forEach(name -> kinds.add(new Kind.Attribute(name)));
        return kinds;
    }

    /** The same filter without one kind of limit. */
    static ItemFilter without(ItemFilter filter, Kind kind) {
        Traits wanted = filter.wanted();
        return switch (kind) {
            case Kind.Category() -> filter.wanted(new Traits(Set.of(), wanted.brands(), wanted.attributes()));
            case Kind.Brand() -> filter.wanted(new Traits(wanted.categories(), Set.of(), wanted.attributes()));
            case Kind.Price() -> filter.price(null);
            case Kind.Attribute(String name) -> {
                Map<String, Set<String>> others = new java.util.LinkedHashMap<>(wanted.attributes());
                others.remove(name);
                yield filter.wanted(new Traits(wanted.categories(), wanted.brands(), others));
            }
        };
    }

    /** A query and the filter around it. */
    static Query within(Query query, ItemFilter filter) {
        BooleanQuery.Builder both = new BooleanQuery.Builder();
        both.add(query, Occur.MUST);
        if (filter.inStock()) {
            both.add(new TermQuery(new Term(Fields.IN_STOCK, "1")), Occur.FILTER);
        }
        if (filter.price() != null) {
            both.add(price(filter.price()), Occur.FILTER);
            if (filter.price().currency() != null) {
                String code = filter.price().currency().getCurrencyCode();
                both.add(new TermQuery(new Term(Fields.CURRENCY, code)), Occur.FILTER);
            }
        }
        traits(filter.wanted()).forEach(wanted -> both.add(wanted, Occur.FILTER));
        traits(filter.unwanted()).forEach(unwanted -> both.add(unwanted, Occur.MUST_NOT));
        BooleanQuery all = both.build();
        return all.clauses().size() == 1 ? query : all;
    }

    /** Everything under a filter. */
    static Query all(ItemFilter filter) {
        return within(MatchAllDocsQuery.INSTANCE, filter);
    }

    private static List<Query> traits(Traits traits) {
        List<Query> queries = new ArrayList<>();
        if (!traits.categories().isEmpty()) {
            queries.add(any(
                    Fields.FILTER_CATEGORY,
                    traits.categories().stream().map(Fields::foldedPath).toList()));
        }
        if (!traits.brands().isEmpty()) {
            queries.add(any(
                    Fields.FILTER_BRAND,
                    traits.brands().stream().map(Fields::folded).toList()));
        }
        traits.attributes()
                .forEach((name, values) -> queries.add(any(
                        Fields.FILTER_ATTRIBUTE,
                        values.stream()
                                .map(value -> Fields.foldedAttribute(name, value))
                                .toList())));
        return queries;
    }

    private static Query any(String field, List<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    private static Query price(PriceRange range) {
        long low = range.min() == null ? 0 : ItemDocument.millionths(range.min());
        long high = range.max() == null ? Long.MAX_VALUE : ItemDocument.millionths(range.max());
        return LongPoint.newRangeQuery(Fields.PRICE, low, high);
    }
}
