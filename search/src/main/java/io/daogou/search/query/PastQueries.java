package io.daogou.search.query;

import io.daogou.domain.search.PastQuery;
import io.daogou.domain.search.Suggestion;
import io.daogou.search.index.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people wrote before, with the forms under which each is met: made once, as there are many. <b>Threads:</b> any number. */
public final class PastQueries {
    /** Nobody wrote anything. */
    public static final PastQueries NONE = of(List.of());

    private final Map<String, List<Name>> byLanguage = new HashMap<>();

    private PastQueries() {}

    public static PastQueries of(List<PastQuery> queries) {
        Map<String, List<Name>> names = new HashMap<>();
        for (PastQuery query : queries) {
            names.computeIfAbsent(Fields.language(query.language()), one -> new ArrayList<>())
                    .add(Name.of(query.text(), Suggestion.Kind.QUERY, "", query.weight()));
        }
        PastQueries past = new PastQueries();
        names.forEach((language, all) -> past.byLanguage.put(language, Name.sorted(all)));
        return past;
    }

    /** Those in a language, the weightier first. */
    List<Name> in(String tag) {
        return byLanguage.getOrDefault(Fields.language(tag), List.of());
    }
}
