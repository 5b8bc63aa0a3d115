package io.daogou.server.json;

import io.daogou.domain.check.Check;
import io.daogou.domain.search.Facets;
import io.daogou.domain.search.FoundItem;
import io.daogou.domain.search.Measure;
import io.daogou.domain.search.PricePhrase;
import io.daogou.domain.search.PriceRange;
import io.daogou.domain.search.SearchAnswer;
import io.daogou.domain.search.Span;
import io.daogou.domain.search.Suggestion;
import io.daogou.domain.search.Understood;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a search found, each part in the order of its schema in {@code contract/openapi.yaml}. */
public final class SearchAnswers {
    private static final int BYTES_PER_ITEM = 240;

    private SearchAnswers() {}

    public static JsonWriter answer(SearchAnswer answer) {
        JsonWriter json = new JsonWriter(2_048 + BYTES_PER_ITEM * answer.items().size());
        json.beginObject().field("recommendationId", answer.recommendationId()).field("total", answer.total());
        json.name("items").beginArray();
        answer.items().forEach(hit -> hit(json, hit));
        json.endArray();
        understood(json, answer.understood());
        facets(json, answer.facets());
        names(json, "degraded", answer.degraded());
        return json.endObject();
    }

    private static void hit(JsonWriter json, SearchAnswer.Hit hit) {
        FoundItem found = hit.found();
        json.beginObject().field("itemId", found.itemId()).name("score").number(found.score());
        Answers.reasons(json, hit.reasons());
        if (!found.highlights().isEmpty()) {
            json.name("highlights").beginArray();
            for (FoundItem.Highlight highlight : found.highlights()) {
                json.beginObject().field("field", highlight.field()).field("text", highlight.text());
                spans(json, highlight.spans());
                json.endObject();
            }
            json.endArray();
        }
        json.endObject();
    }

    private static void spans(JsonWriter json, List<Span> spans) {
        json.name("spans").beginArray();
        for (Span span : spans) {
            json.beginArray()
                    .number((long) span.start())
                    .number((long) span.end())
                    .endArray();
        }
        json.endArray();
    }

    private static void understood(JsonWriter json, Understood understood) {
        json.name("understood").beginObject().field("words", understood.words());
        PricePhrase price = understood.price();
        if (price != null) {
            json.name("price").beginObject();
            range(json, price.range());
            json.field("isAbout", price.isAbout()).endObject();
        }
        if (!understood.measures().isEmpty()) {
            json.name("measures").beginArray();
            for (Measure measure : understood.measures()) {
                json.beginObject().name("value").number(measure.value());
                json.field("unit", Check.lowerCase(measure.unit())).endObject();
            }
            json.endArray();
        }
        json.field("corrected", understood.corrected()).field("didYouMean", understood.didYouMean());
        names(json, "rescues", understood.rescues());
        json.endObject();
    }

    private static void facets(JsonWriter json, Facets facets) {
        if (facets.equals(Facets.NONE)) {
            return;
        }
        json.name("facets").beginObject().name("categories").beginArray();
        for (Facets.CategoryCount category : facets.categories()) {
            json.beginObject().texts("path", category.path()).field("label", category.label());
            json.field("count", category.count()).endObject();
        }
        json.endArray();
        values(json, "brands", facets.brands());
        json.name("prices").beginArray();
        for (Facets.PriceBand band : facets.prices()) {
            json.beginObject();
            range(json, band.range());
            json.field("count", band.count()).endObject();
        }
        json.endArray().name("attributes").beginArray();
        for (Facets.AttributeCounts attribute : facets.attributes()) {
            json.beginObject().field("name", attribute.name()).field("label", attribute.label());
            values(json, "values", attribute.values());
            json.endObject();
        }
        json.endArray().endObject();
    }

    private static void values(JsonWriter json, String name, List<Facets.ValueCount> values) {
        json.name(name).beginArray();
        for (Facets.ValueCount value : values) {
            json.beginObject().field("value", value.value()).field("label", value.label());
            json.field("count", value.count()).endObject();
        }
        json.endArray();
    }

    private static void range(JsonWriter json, PriceRange range) {
        if (range.min() != null) {
            json.name("min").number(range.min());
        }
        if (range.max() != null) {
            json.name("max").number(range.max());
        }
        json.field("currency", currency(range));
    }

    private static @Nullable String currency(PriceRange range) {
        return range.currency() == null ? null : range.currency().getCurrencyCode();
    }

    private static void names(JsonWriter json, String name, Collection<? extends Enum<?>> values) {
        if (!values.isEmpty()) {
            json.texts(name, values.stream().map(Check::lowerCase).sorted().toList());
        }
    }

    public static JsonWriter suggestions(List<Suggestion> suggestions) {
        JsonWriter json = new JsonWriter().beginObject().name("suggestions").beginArray();
        for (Suggestion suggestion : suggestions) {
            json.beginObject().field("text", suggestion.text()).field("kind", Check.lowerCase(suggestion.kind()));
            if (!suggestion.id().isEmpty()) {
                json.field("id", suggestion.id());
            }
            spans(json, suggestion.highlights());
            json.endObject();
        }
        return json.endArray().endObject();
    }
}
