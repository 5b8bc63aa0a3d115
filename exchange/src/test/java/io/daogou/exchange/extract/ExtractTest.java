package io.daogou.exchange.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import io.daogou.domain.shopper.Subject;
import io.daogou.store.Store;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An extract tells other tools what our own training reads, and nobody's name. */
final class ExtractTest {
    private static final Instant MORNING = Instant.parse("2026-05-04T09:15:00.250Z");

    private final Store store = Store.inMemory();
    private int events;

    @TempDir
    private Path folder;

    @Test
    void actionsOfAShopperStayTogetherAcrossDevices() throws SQLException {
        var _ = store.shoppers().link("phone", "lin", MORNING);
        append(EventType.VIEW_ITEM, "phone", null, 0, "tea");
        append(EventType.VIEW_ITEM, "laptop", "lin", 60, "tea");
        append(EventType.ADD_TO_CART, "laptop", "lin", 120, "tea", "cup");
        append(EventType.VIEW_ITEM, "kiosk", null, 180, "cup");
        append(EventType.REMOVE_FROM_CART, "laptop", "lin", 240, "cup");

        ExtractInfo info = write();

        assertThat(info.events()).isEqualTo(5);
        assertThat(info.lastOffset()).isEqualTo(5);
        assertThat(info.shoppers()).isEqualTo(2);
        assertThat(rows("SELECT item_id, action, times, first_time, last_time FROM interactions.parquet"
                        + " WHERE shopper_key IN (SELECT shopper_key FROM interactions.parquet WHERE action = 'carted')"
                        + " ORDER BY action, item_id"))
                .containsExactly(
                        "cup|carted|1|2026-05-04 09:17:00.25|2026-05-04 09:17:00.25",
                        "tea|carted|1|2026-05-04 09:17:00.25|2026-05-04 09:17:00.25",
                        "tea|viewed|2|2026-05-04 09:15:00.25|2026-05-04 09:16:00.25");
        assertThat(rows("SELECT item_id, event FROM events.parquet WHERE action IS NULL"))
                .containsExactly("cup|remove_from_cart");
    }

    @Test
    void nobodysNameIsInIt() throws SQLException, IOException {
        EventHeader header = new EventHeader(
                "event-secret",
                MORNING,
                "device-secret",
                "shopper-secret",
                "session-secret",
                Platform.IOS,
                "answer-secret");
        var _ = store.events()
                .append(List.of(
                        new Event.Search(header, "query-secret"),
                        new Event.Order(
                                new EventHeader("e2", MORNING, "device-secret", null, null, Platform.WEB, null),
                                EventType.PURCHASE,
                                List.of(new EventItem("tea", new BigDecimal("12.5"), 2, 3)),
                                Money.of("25", "CNY"),
                                "order-secret")));
        write();
        String everything = String.join("\n", rows("SELECT * FROM events.parquet"))
                + String.join("\n", rows("SELECT * FROM interactions.parquet"))
                + Files.readString(folder.resolve("extract.json"));
        assertThat(everything).doesNotContain("secret").contains("tea|12.5|2|3|null|null|25.0|CNY");
        assertThat(rows("SELECT count(DISTINCT shopper_key) FROM events.parquet"))
                .as("the device without a shopper is somebody else")
                .containsExactly("2");
    }

    @Test
    void aDeviceAndAShopperOfOneNameStayTwo() throws SQLException {
        append(EventType.VIEW_ITEM, "lin", null, 0, "tea");
        append(EventType.VIEW_ITEM, "laptop", "lin", 0, "tea");
        assertThat(write().shoppers()).isEqualTo(2);
    }

    @Test
    void twoExtractsCannotBeJoined() throws SQLException {
        append(EventType.VIEW_ITEM, "phone", "lin", 0, "tea");
        write();
        List<String> before = rows("SELECT shopper_key FROM interactions.parquet");
        write();
        assertThat(rows("SELECT shopper_key FROM interactions.parquet"))
                .hasSameSizeAs(before)
                .doesNotContainSequence(before);
    }

    @Test
    void itemsAreNumberedInTheOrderOfTheirIdentifiersKnownToTheCatalogueOrNot() throws SQLException {
        Item mug = new ItemBuilder("mug", "Stoneware 'mug', 白")
                .price(Money.of("39.90", "CNY"))
                .salePrice(Money.of("29.90", "CNY"))
                .productType(List.of("Home", "Kitchen"))
                .attributes(Map.of("colour", "white"))
                .build();
        var _ = store.catalog().put(List.of(mug, Item.of("zebra", "Zebra")));
        append(EventType.VIEW_ITEM, "phone", null, 0, "lost");
        append(EventType.VIEW_ITEM, "phone", null, 1, "mug");
        write();
        assertThat(rows("SELECT item_index, item_id, title, product_type, price, current_price, currency, attributes,"
                        + " availability, in_catalog FROM items.parquet"))
                .containsExactly(
                        "0|lost|null|null|null|null|null|null|null|false",
                        "1|mug|Stoneware 'mug', 白|[Home, Kitchen]|39.9|29.9|CNY|{colour=white}|in_stock|true",
                        "2|zebra|Zebra|[]|null|null|null|{}|in_stock|true");
        assertThat(rows("SELECT item_index, shopper_index FROM interactions.parquet"))
                .containsExactly("0|0", "1|0");
    }

    @Test
    void anEmptyShopGivesEmptyTables() throws SQLException, IOException {
        ExtractInfo info = write();
        assertThat(info.events() + info.items() + info.shoppers() + info.interactions())
                .isZero();
        assertThat(rows("SELECT count(*) FROM events.parquet")).containsExactly("0");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "events.parquet", "interactions.parquet", "items.parquet", "extract.json");
        }
    }

    @Test
    void thePageForOtherToolsNamesEveryColumn() throws SQLException, IOException {
        write();
        String page = Files.readString(Path.of("..", "docs", "other-tools.md"));
        for (String table : List.of("events", "interactions", "items")) {
            String columns = page.substring(page.indexOf("`" + table + ".parquet`"));
            assertThat(rows("SELECT column_name FROM (DESCRIBE SELECT * FROM " + table + ".parquet)"))
                    .hasSizeGreaterThan(7)
                    .allSatisfy(name -> assertThat(columns).contains("`" + name + "`"));
        }
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("it's a file"), "");
        assertThatThrownBy(() -> extract().write(file))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("output is a file");
        assertThat(extract().write(folder.resolve("it's a folder")).events()).isZero();
    }

    private Extract extract() {
        return new Extract(store.events(), store.catalog(), store.people(), Clock.fixed(MORNING, ZoneOffset.UTC));
    }

    @Test
    void segmentsStandUnderTheSamePseudonymsAndWithoutThoseWhoAreNotInIt() throws SQLException {
        append(EventType.ADD_TO_CART, "laptop", "lin", 60, "tea");
        append(EventType.VIEW_ITEM, "kiosk", null, 180, "cup");
        ShopperSegment lin = segment(Subject.shopper("lin"), "champions");
        ShopperSegment kiosk = segment(Subject.device("kiosk"), "new");
        ShopperSegment refused = segment(Subject.shopper("somebody else"), "lost");
        new Extract(store.events(), store.catalog(), store.people(), Clock.systemUTC())
                .write(folder, List.of(lin, kiosk, refused));
        assertThat(rows("SELECT segment, recency, frequency, monetary, segments.last_time, orders, amount, currency,"
                        + " action FROM segments.parquet JOIN interactions.parquet USING (shopper_index, shopper_key)"
                        + " ORDER BY segment"))
                .containsExactly(
                        "champions|5|4|3|2026-05-04 09:15:00.25|7|19.9|CNY|carted",
                        "new|5|4|3|2026-05-04 09:15:00.25|7|19.9|CNY|viewed");
        write();
        assertThat(folder.resolve("segments.parquet")).as("of another extract").doesNotExist();
    }

    private static ShopperSegment segment(Subject subject, String name) {
        return new ShopperSegment(subject, name, 5, 4, 3, MORNING, 7, new BigDecimal("19.90"), "CNY");
    }

    private ExtractInfo write() {
        return extract().write(folder);
    }

    private void append(EventType type, String device, @Nullable String shopper, int seconds, String... items) {
        EventHeader header = EventHeader.of("e" + events++, MORNING.plusSeconds(seconds), device)
                .withShopper(shopper);
        List<EventItem> all = java.util.Arrays.stream(items).map(EventItem::of).toList();
        var _ = store.events().append(List.of(new Event.ItemAction(header, type, all, null)));
    }

    private List<String> rows(String query) throws SQLException {
        String full = query.replaceAll("(\\w+)\\.parquet", "'" + folder + "/$1.parquet'");
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(full)) {
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int k = 1; k <= rows.getMetaData().getColumnCount(); k++) {
                    cells.add(String.valueOf(rows.getObject(k)));
                }
                lines.add(String.join("|", cells));
            }
        }
        return lines;
    }
}
