package io.daogou.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Availability;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TableImportTest {
    private static final String INVOICES = """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            1,A,RED MUG,2,2010-12-01 08:26:00,2.50,17850.0,United Kingdom
            1,B,BLUE MUG,1,2010-12-01 08:26:00,3.00,17850.0,United Kingdom
            2,A,mug red,1,2010-12-02 09:00:00,2.75,,United Kingdom
            C3,A,RED MUG,-1,2010-12-03 10:00:00,2.50,17850.0,United Kingdom
            4,B,damaged,-5,2010-12-04 10:00:00,0,,United Kingdom
            """;

    private final Trial trial;

    TableImportTest(@TempDir Path folder) {
        trial = new Trial(folder);
    }

    @Test
    void gathersTheRowsOfAnOrderIntoOnePurchase() {
        trial.currency("GBP").run("sales.csv", INVOICES);
        Event.Order order = (Event.Order) trial.only();
        assertThat(order.type()).isEqualTo(EventType.PURCHASE);
        assertThat(order.transactionId()).isEqualTo("1");
        assertThat(order.value()).isEqualTo(Money.of("8.00", "GBP"));
        assertThat(order.items())
                .containsExactly(
                        new EventItem("A", new BigDecimal("2.50"), 2, null),
                        new EventItem("B", new BigDecimal("3.00"), 1, null));
        assertThat(order.header().shopperId()).isEqualTo("17850");
        assertThat(order.header().deviceId()).isEqualTo("import-17850");
        assertThat(order.header().time()).isEqualTo(Instant.parse("2010-12-01T08:26:00Z"));
    }

    @Test
    void keepsOrdersOfNobodyAsAnonymousEvents() {
        trial.run("sales.csv", INVOICES);
        Event anonymous = trial.shop.all().get(1);
        assertThat(anonymous.header().shopperId()).isNull();
        assertThat(anonymous.header().deviceId()).isEqualTo("import-order-2");
    }

    @Test
    void takesNegativeQuantitiesForRefunds() {
        ImportSummary summary = trial.run("sales.csv", INVOICES);
        List<Event> refunds = trial.shop.all().stream()
                .filter(event -> event.type() == EventType.REFUND)
                .toList();
        assertThat(refunds).hasSize(2);
        assertThat(refunds.getFirst().items()).containsExactly(new EventItem("A", new BigDecimal("2.50"), 1, null));
        assertThat(refunds.getLast().items().getFirst().quantity()).isEqualTo(5);
        assertThat(summary.rejects()).isZero();
    }

    @Test
    void titlesAnItemWithTheCommonestTextOfRowsThatHaveAPrice() {
        trial.currency("GBP").run("sales.csv", INVOICES);
        assertThat(trial.item("A").title()).isEqualTo("RED MUG");
        assertThat(trial.item("A").price()).isEqualTo(Money.of("2.50", "GBP"));
        assertThat(trial.item("B").title()).isEqualTo("BLUE MUG");
        assertThat(trial.item("A").addedAt()).isEqualTo(Instant.parse("2010-12-01T08:26:00Z"));
    }

    @Test
    void linksEachShopperOnce() {
        ImportSummary summary = trial.run("sales.csv", INVOICES);
        assertThat(summary.shoppers()).isEqualTo(1);
        assertThat(trial.shop.shoppers().linksOf("17850")).hasSize(1);
        trial.run("sales.csv", INVOICES);
        assertThat(trial.shop.linkCalls).isEqualTo(1);
    }

    @Test
    void partsOrdersOfMoreThanTwoHundredRowsAndKeepsTheirNumber() {
        StringBuilder rows = new StringBuilder("order,item,time,user\n");
        for (int i = 0; i < 450; i++) {
            rows.append("7,i").append(i).append(",2024-01-01,u\n");
        }
        trial.run("big.csv", rows.toString());
        assertThat(trial.shop.all()).extracting(event -> event.items().size()).containsExactly(200, 200, 50);
        assertThat(trial.shop.all()).allMatch(event -> "7".equals(((Event.Order) event).transactionId()));
    }

    @Test
    void storesTheSameFileOnce() {
        ImportSummary first = trial.run("sales.csv", INVOICES);
        ImportSummary again = trial.run("sales.csv", INVOICES);
        assertThat(first.eventsStored()).isEqualTo(4);
        assertThat(again.eventsStored()).isZero();
        assertThat(again.eventsDuplicate()).isEqualTo(4);
        assertThat(again.itemsUnchanged()).isEqualTo(2);
    }

    @Test
    void keepsRowsThatAreTrulyThereTwice() {
        String log = "u1\ti1\t1433223390\n".repeat(3) + "u2\ti1\t1433223390\n";
        assertThat(trial.event(EventType.VIEW_ITEM).run("log.tsv", log).eventsStored())
                .isEqualTo(4);
        assertThat(trial.run("log.tsv", log).eventsDuplicate()).isEqualTo(4);
    }

    @Test
    void keepsTheSameRowsOfTwoKindsOfEventsApart() {
        String log = "u1\ti1\t1433223390\n";
        trial.event(EventType.VIEW_ITEM).run("view.tsv", log);
        trial.event(EventType.ADD_TO_CART).run("cart.tsv", log);
        assertThat(trial.shop.all())
                .extracting(Event::type)
                .containsExactly(EventType.VIEW_ITEM, EventType.ADD_TO_CART);
    }

    @Test
    void saysWhenARowReadsDifferentlyThanBefore() {
        trial.zone("UTC").run("log.csv", "user,item,time\nu,i,2024-01-01 10:00\n");
        ImportSummary again = trial.zone("Asia/Shanghai").run("log.csv", "user,item,time\nu,i,2024-01-01 10:00\n");
        assertThat(again.eventsConflict()).isEqualTo(1);
        assertThat(trial.only().header().time()).isEqualTo(Instant.parse("2024-01-01T10:00:00Z"));
    }

    @Test
    void readsALogWithoutHeader() {
        trial.event(EventType.VIEW_ITEM).run("view.tsv", "0\t5\t1433222501\n0\t6\t1433222323\n");
        Event event = trial.only();
        assertThat(event.header().shopperId()).isEqualTo("0");
        assertThat(event.items()).containsExactly(EventItem.of("5"));
        assertThat(event.header().time()).isEqualTo(Instant.ofEpochSecond(1_433_222_501));
        assertThat(trial.said()).contains("--map item=2,time=3,user=1");
        assertThat(trial.item("6").title()).isEqualTo("6");
    }

    @Test
    void readsColumnsByNumber() {
        trial.map("item=1", "user=2", "time=3").run("view.csv", "5,0,1433222501\n6,0,1433222323\n");
        assertThat(trial.only().items()).containsExactly(EventItem.of("5"));
        assertThat(trial.only().header().shopperId()).isEqualTo("0");
    }

    @Test
    void namesEventsByTheirColumn() {
        String log = """
                timestamp,visitorid,event,itemid,transactionid
                1433221332117,257597,view,355908,
                1433221332200,257597,addtocart,355908,
                1433221332300,257597,transaction,355908,4000
                1433221332400,257597,page_view,355908,
                1433221332500,257597,teleport,355908,
                """;
        ImportSummary summary = trial.run("events.csv", log);
        assertThat(trial.shop.all())
                .extracting(Event::type)
                .containsExactly(EventType.VIEW_ITEM, EventType.ADD_TO_CART, EventType.PURCHASE);
        assertThat(((Event.Order) trial.shop.all().getLast()).transactionId()).isEqualTo("4000");
        assertThat(summary.skipped()).isEqualTo(1);
        assertThat(summary.rejects()).isEqualTo(1);
        assertThat(trial.rejected()).contains("6\tevent is not known: \"teleport\"");
    }

    @Test
    void readsTimesInTheZoneOfTheShop() {
        trial.zone("Europe/London").run("log.csv", "user,item,time\nu,i,2011-07-01 12:00:00\n");
        assertThat(trial.only().header().time()).isEqualTo(Instant.parse("2011-07-01T11:00:00Z"));
    }

    @Test
    void findsOutWhetherDaysOrMonthsComeFirst() {
        trial.run("log.csv", "user,item,date\nu,i,01/02/2011 10:00\nu,j,25/02/2011 10:00\n");
        assertThat(trial.only().header().time()).isEqualTo(Instant.parse("2011-02-01T10:00:00Z"));
        assertThat(trial.said()).contains("days come first");
    }

    @Test
    void saysWhenNothingTellsWhetherDaysOrMonthsComeFirst() {
        trial.run("log.csv", "user,item,date\nu,i,01/02/2011 10:00\n");
        assertThat(trial.said()).contains("--dates dmy");
    }

    @Test
    void looksBeyondTheFirstTenThousandRowsForTheOrderOfDates() {
        String log = "user,item,date\n" + "u,i,01/02/2011 10:00\n".repeat(12_000) + "u,i,25/02/2011 10:00\n";
        trial.run("log.csv", log);
        assertThat(trial.said()).contains("days come first");
    }

    @Test
    void readsACatalogue() {
        ImportSummary summary = trial.currency("EUR").run("products.csv", """
                sku;name;description;price;selling_price;brand;category;image_url;url;stock_status;ean
                1;"Tasse; rot";"Zwei
                Zeilen ""groß""\";19,90;14,90;Koch;Haus > Küche > Tassen;/1.jpg;/p/1;in stock;400
                2;Teller;;5,00;;;Haus|Küche;;;sold out;
                """);
        assertThat(summary.itemsCreated()).isEqualTo(2);
        Item cup = trial.item("1");
        assertThat(cup.title()).isEqualTo("Tasse; rot");
        assertThat(cup.description()).isEqualTo("Zwei\nZeilen \"groß\"");
        assertThat(cup.price()).isEqualTo(Money.of("19.90", "EUR"));
        assertThat(cup.salePrice()).isEqualTo(Money.of("14.90", "EUR"));
        assertThat(cup.productType()).containsExactly("Haus", "Küche", "Tassen");
        assertThat(cup.imageLink()).isEqualTo("/1.jpg");
        assertThat(cup.gtin()).isEqualTo("400");
        assertThat(trial.item("2").availability()).isEqualTo(Availability.OUT_OF_STOCK);
        assertThat(trial.item("2").productType()).containsExactly("Haus", "Küche");
        assertThat(trial.shop.all()).isEmpty();
    }

    @Test
    void letsAPriceListChangeOnlyPrices() {
        trial.run("products.csv", "sku,title,brand,price\n1,Cup,Koch,5 EUR\n");
        ImportSummary summary = trial.run("prices.csv", "sku,price\n1,6 EUR\n2,7 EUR\n");
        assertThat(trial.item("1").price()).isEqualTo(Money.of("6", "EUR"));
        assertThat(trial.item("1").brand()).isEqualTo("Koch");
        assertThat(summary.itemsUpdated()).isEqualTo(1);
        assertThat(trial.rejected()).contains("a product that is new has a title");
    }

    @Test
    void neverImpoverishesAnItemThatIsThere() {
        Item rich = new ItemBuilder("A", "Enamel mug, red")
                .description("Holds 350 ml")
                .price(Money.of("9", "GBP"))
                .attributes(Map.of("colour", "red"))
                .build();
        trial.shop.catalog().put(List.of(rich));
        trial.currency("GBP").run("sales.csv", INVOICES);
        Item after = trial.item("A");
        assertThat(after.toBuilder().addedAt(null).build()).isEqualTo(rich);
    }

    @Test
    void makesNoItemsIfToldSo() {
        trial.withoutItems().run("sales.csv", INVOICES);
        assertThat(trial.shop.items).isEmpty();
        assertThat(trial.shop.all()).hasSize(4);
    }

    @Test
    void readsJsonWithNestedFields() {
        trial.run("log.ndjson", """
                {"user":{"id":"u1"},"item_id":5,"ts":1433222501000,"action":"view","tags":["a","b"]}

                {"user":{"id":"u1"},"item_id":6,"ts":1433222502000,"action":"cart"}
                {"user":{"id":"u1"},"item_id":6,"ts":
                """);
        assertThat(trial.shop.all())
                .extracting(Event::type)
                .containsExactly(EventType.VIEW_ITEM, EventType.ADD_TO_CART);
        assertThat(trial.rejected()).contains("4\tis not valid JSON");
    }

    @Test
    void sendsEventsInBatchesOfTenThousand() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 25_000; i++) {
            log.append("u\ti\t").append(1_433_222_501 + i).append('\n');
        }
        trial.event(EventType.VIEW_ITEM).run("view.tsv", log.toString());
        assertThat(trial.shop.all()).hasSize(25_000);
        assertThat(trial.shop.largestBatch).isEqualTo(10_000);
    }

    @Test
    void storesNoHalfOrderWhenItIsStopped() {
        Importer importer = trial.importer();
        importer.stop();
        trial.run("sales.csv", INVOICES);
        int whole = trial.shop.all().size();
        assertThat(whole).isEqualTo(4);
        trial.shop.eventsById.clear();
        ImportSummary summary = importer.run(trial.rejects().resolveSibling("sales.csv"), null);
        assertThat(summary.finished()).isFalse();
        assertThat(trial.shop.all()).isEmpty();
        assertThat(summary.describe()).contains("stopped before the end");
    }
}
