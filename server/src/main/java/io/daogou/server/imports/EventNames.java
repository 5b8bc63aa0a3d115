package io.daogou.server.imports;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.EventType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What shops call events, and which of ours each is; some are known and have no counterpart. */
final class EventNames {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Map<String, EventType> KNOWN = known();
    private static final Set<String> NO_COUNTERPART = Set.of(BLANKS.split(
            "pageview scroll sessionstart firstvisit userengagement click formstart formsubmit filedownload"
                    + " addpaymentinfo addshippinginfo viewcart viewpromotion selectpromotion generatelead signup logout"
                    + " screenview appopen exception addtocompare"));

    private final Map<String, Optional<EventType>> met = new HashMap<>();

    /**
     * The event of a name; empty for one that has no counterpart.
     *
     * @throws InvalidInput for a name nobody knows
     */
    Optional<EventType> find(String name) {
        Optional<EventType> type = met.get(name);
        if (type == null) {
            type = look(name);
            met.put(name, type);
        }
        return type;
    }

    private static Optional<EventType> look(String name) {
        String plain = Field.plain(name);
        EventType type = KNOWN.get(plain);
        if (type == null && !NO_COUNTERPART.contains(plain)) {
            throw new InvalidInput(
                    "event",
                    "is not known",
                    name,
                    "use a name such as view_item, add_to_cart or purchase; the nearest is "
                            + Nearest.of(
                                    name,
                                    Arrays.stream(EventType.values())
                                            .map(EventType::wireName)
                                            .toList()));
        }
        return Optional.ofNullable(type);
    }

    private static Map<String, EventType> known() {
        Map<String, EventType> names = new HashMap<>();
        for (EventType type : EventType.values()) {
            names.put(Field.plain(type.wireName()), type);
        }
        put(names, EventType.VIEW_ITEM, "view pv detail productview itemview viewproduct productdetail browse 浏览");
        put(names, EventType.VIEW_ITEM_LIST, "impression impressions show expose exposure");
        put(names, EventType.SELECT_ITEM, "clickitem itemclick productclick clickout");
        put(names, EventType.ADD_TO_CART, "cart addtobasket addcart basket atc addtobag productadd 加购");
        put(names, EventType.REMOVE_FROM_CART, "removecart removefrombasket productremove");
        put(names, EventType.ADD_TO_WISHLIST, "wishlist fav favorite favourite like collect star 收藏");
        put(names, EventType.BEGIN_CHECKOUT, "checkout startcheckout");
        put(names, EventType.PURCHASE, "buy transaction order bought sale purchased ecommercepurchase 购买");
        put(names, EventType.REFUND, "return returned cancel cancelled 退款");
        put(names, EventType.LOGIN, "signin");
        return Map.copyOf(names);
    }

    private static void put(Map<String, EventType> names, EventType type, String synonyms) {
        for (String synonym : List.of(BLANKS.split(synonyms))) {
            names.put(synonym, type);
        }
    }
}
