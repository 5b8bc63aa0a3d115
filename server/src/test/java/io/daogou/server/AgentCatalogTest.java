package io.daogou.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The catalogue in the shapes of the Universal Commerce Protocol, over HTTP, from a server that really listens. */
final class AgentCatalogTest {
    @TempDir
    private Path folder;

    private RunningShop shop;

    @BeforeEach
    void open() {
        shop = RunningShop.inMemory(folder);
        AgentShop.fill(shop, AgentShop.items());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void theProfileNamesBothBindingsWhereTheServerListens() {
        HttpResponse<String> answer = shop.send("GET", "/.well-known/ucp", null, null, null);
        JsonNode profile = OpenApi.JSON.readTree(answer.body());
        assertThat(OpenApi.violationsOfFile("schemas/catalog.schema.json#/$defs/profile", profile))
                .isEmpty();
        assertThat(profile.at("/ucp/version").asString()).isEqualTo("2026-08-25");
        JsonNode services = profile.at("/ucp/services/dev.ucp.shopping");
        assertThat(services.get(0).get("endpoint").asString()).isEqualTo(shop.address());
        assertThat(services.get(1).get("endpoint").asString()).isEqualTo(shop.address() + "/mcp");
    }

    @Test
    void variantsOfAProductAreFoundAsOneProduct() {
        JsonNode found = search("{\"query\": \"linen shirt\"}");
        assertThat(found.get("products")).hasSize(1);
        JsonNode shirt = found.at("/products/0");
        assertThat(shirt.get("id").asString()).isEqualTo("shirt");
        assertThat(texts(shirt.get("variants"), "id")).containsExactlyInAnyOrder("shirt-red-s", "shirt-blue-m");
        assertThat(shirt.at("/price_range/min/amount").asLong()).isEqualTo(12_000);
        assertThat(shirt.at("/price_range/max/amount").asLong()).isEqualTo(13_000);
        assertThat(texts(shirt.get("options"), "name")).containsExactly("colour", "size");
        assertThat(found.at("/pagination/has_next_page").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"kettle, 7990, CNY", "yen, 1999, JPY", "fils, 3125, KWD", "screw, 13, EUR"})
    void pricesAreInMinorUnitsOfTheirCurrency(String id, long amount, String currency) {
        JsonNode price = ask("lookup", "{\"ids\": [\"" + id + "\"]}").at("/products/0/variants/0/price");
        assertThat(price.get("amount").asLong()).isEqualTo(amount);
        assertThat(price.get("currency").asString()).isEqualTo(currency);
    }

    @Test
    void aProductSaysWhatTheCatalogueSaysAndNothingElse() {
        JsonNode kettle = ask("product", "{\"id\": \"kettle\", \"context\": {\"language\": \"zh-CN\"}}")
                .get("product");
        assertThat(kettle.get("title").asString()).isEqualTo("铜水壶");
        assertThat(kettle.at("/description/plain").asString()).isEqualTo("两分钟烧开一升水。");
        assertThat(kettle.get("url").asString()).isEqualTo(shop.address() + "/p/kettle?a=1%202");
        assertThat(kettle.at("/categories/0/value").asString()).isEqualTo("Home > Kitchen");
        assertThat(kettle.at("/list_price_range/max/amount").asLong()).isEqualTo(8_990);
        assertThat(kettle.at("/variants/0/list_price/amount").asLong()).isEqualTo(8_990);
        assertThat(kettle.at("/variants/0/barcodes/0/value").asString()).isEqualTo("6901234567892");
        // Its picture is no address of the web.
        assertThat(kettle.has("media")).isFalse();
        JsonNode silent = ask("product", "{\"id\": \"silent\"}").get("product");
        assertThat(silent.at("/description/plain").asString())
                .isEqualTo(silent.get("title").asString());
    }

    @Test
    void whatHasNoPriceIsNotOffered() {
        assertThat(texts(search("{\"query\": \"lantern\"}").get("products"), "id"))
                .contains("yen", "silent")
                .doesNotContain("priceless");
        JsonNode looked = ask("lookup", "{\"ids\": [\"priceless\"]}");
        assertThat(looked.get("products")).isEmpty();
        assertThat(looked.at("/messages/0/content").asString()).isEqualTo("priceless");
    }

    @Test
    void everyVariantSaysByWhichIdentifierItWasFound() {
        JsonNode found = ask("lookup", """
                {"ids": ["shirt", "shirt-blue-m", "kettle", "none-such", "shirt", "shirt-red-m"]}""");
        assertThat(texts(found.get("products"), "id")).containsExactly("shirt", "kettle");
        JsonNode variants = found.at("/products/0/variants");
        assertThat(texts(variants, "id")).containsExactly("shirt-blue-m", "shirt-red-m");
        assertThat(variants.at("/0/inputs").toString())
                .isEqualTo("[{\"id\":\"shirt\",\"match\":\"featured\"},{\"id\":\"shirt-blue-m\",\"match\":\"exact\"}]");
        assertThat(variants.at("/1/inputs").toString()).isEqualTo("[{\"id\":\"shirt-red-m\",\"match\":\"exact\"}]");
        assertThat(found.get("messages").toString())
                .isEqualTo("[{\"type\":\"info\",\"code\":\"not_found\",\"content\":\"none-such\"}]");
    }

    @Test
    void aSelectionTellsWhatGoesWithIt() {
        JsonNode shirt = ask("product", """
                {"id": "shirt", "selected": [{"name": "colour", "label": "red"}]}""").get("product");
        assertThat(texts(shirt.get("variants"), "id")).containsExactly("shirt-red-s", "shirt-red-m");
        assertThat(shirt.get("selected").toString()).isEqualTo("[{\"name\":\"colour\",\"label\":\"red\"}]");
        // Blue may be had by itself; of the sizes of red, M is sold out.
        assertThat(shirt.get("options").toString())
                .isEqualTo("[{\"name\":\"colour\",\"values\":["
                        + "{\"label\":\"blue\",\"available\":true,\"exists\":true},"
                        + "{\"label\":\"red\",\"available\":true,\"exists\":true}]},"
                        + "{\"name\":\"size\",\"values\":["
                        + "{\"label\":\"M\",\"available\":false,\"exists\":true},"
                        + "{\"label\":\"S\",\"available\":true,\"exists\":true}]}]");
    }

    @Test
    void whatNobodyCanHaveIsGivenUpFromTheLeastPreferred() {
        String blueS =
                "\"selected\": [{\"name\": \"colour\", \"label\": \"blue\"}, {\"name\": \"size\", \"label\": \"S\"}]";
        JsonNode byColour =
                ask("product", "{\"id\": \"shirt\", \"preferences\": [\"colour\", \"size\"], " + blueS + "}");
        assertThat(byColour.at("/product/selected").toString()).isEqualTo("[{\"name\":\"colour\",\"label\":\"blue\"}]");
        JsonNode bySize = ask("product", "{\"id\": \"shirt\", \"preferences\": [\"size\", \"colour\"], " + blueS + "}");
        assertThat(bySize.at("/product/selected").toString()).isEqualTo("[{\"name\":\"size\",\"label\":\"S\"}]");
        JsonNode byVariant = ask("product", "{\"id\": \"shirt-red-m\", " + blueS + "}");
        assertThat(byVariant.at("/product/variants/0/id").asString()).isEqualTo("shirt-red-m");
        assertThat(byVariant.at("/product/selected/0/label").asString()).isEqualTo("red");
    }

    @Test
    void anUnknownProductIsAnAnswer() {
        JsonNode failure = ask("product", "{\"id\": \"none-such\"}");
        assertThat(failure.at("/ucp/status").asString()).isEqualTo("error");
        assertThat(failure.at("/messages/0/severity").asString()).isEqualTo("unrecoverable");
    }

    @Test
    void filtersNarrow() {
        assertThat(ids(search("{\"filters\": {\"categories\": [\"Home\"]}}"))).containsExactly("kettle");
        assertThat(ids(search("{\"filters\": {\"brand\": [\"BAIMA\"], \"categories\": [\"Clothes > Shirts\"]}}")))
                .containsExactly("shirt");
        JsonNode cheap = search("{\"filters\": {\"price\": {\"max\": 1000}}}");
        assertThat(ids(cheap)).containsExactly("silent");
        assertThat(texts(cheap.get("messages"), "code")).contains("currency_assumed");
        assertThat(
                        ids(
                                search(
                                        "{\"filters\": {\"price\": {\"min\": 1999, \"max\": 1999}}, \"context\": {\"currency\": \"JPY\"}}")))
                .containsExactly("yen");
        assertThat(texts(
                        search("{\"filters\": {\"availability\": [\"out_of_stock\"]}}")
                                .at("/products/0/variants"),
                        "id"))
                .containsExactly("shirt-red-m");
        assertThat(ask("lookup", "{\"ids\": [\"kettle\"], \"filters\": {\"price\": {\"max\": 100}}}")
                        .get("products"))
                .isEmpty();
    }

    @Test
    void pagesFollowOneAnotherWithoutRepeating() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = search("{\"filters\": {\"price\": {\"min\": 0}}, \"context\": {\"currency\": \"CNY\"},"
                    + " \"pagination\": {\"limit\": 2" + cursor + "}}");
            seen.addAll(ids(page));
            JsonNode next = page.at("/pagination/cursor");
            cursor = next.isMissingNode() ? "" : ", \"cursor\": \"" + next.asString() + "\"";
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactlyInAnyOrder("shirt", "kettle", "silent");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            search  | {}                                           | query is missing: nothing; give query, or at least
            search  | {"query": 7}                                 | query is not a text: 7; give a text in quotes
            search  | {"qeury": "tea"}                             | qeury is not known: "qeury"; the nearest is query
            search  | {"query": "a", "filters": {"colour": []}}    | filters.colour is not known
            search  | {"query": "a", "filters": {"price": {"max": 1.5}}} | filters.price.max is not a whole number: 1.5
            search  | {"query": "a", "filters": {"price": {"max": -1}}}  | filters.price.max is not a whole number: -1
            search  | {"query": "a", "filters": {"price": {"min": 2, "max": 1}}} | filters.price.min is above max: 2
            search  | {"query": "a", "pagination": {"cursor": "x"}} | pagination.cursor is none of this shop's: "x"
            search  | {"query": "a", "pagination": {"limit": 0}}   | pagination.limit is out of range: 0
            search  | {"query": "a", "context": {"currency": "EURO"}} | currency is not known: "EURO"
            search  | {"query": "a", "context": {"language": "-"}} | context.language is no language tag: "-"
            search  | []                                           | the body is not an object: a list
            lookup  | {"ids": []}                                  | ids are too few: 0; give 1 to 50
            lookup  | {"ids": "a"}                                 | ids is not a list: "a"
            lookup  | {"ids": [" a"]}                              | ids[0] begins or ends with a blank
            product | {}                                           | id is missing
            product | {"id": "a", "selected": [{"name": "x"}]}     | selected[0].label is missing
            """)
    void aWrongRequestIsToldWhatIsWrongAndWhatToDo(String operation, String request, String expected) {
        HttpResponse<String> answer = post("/catalog/" + operation, request);
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode problem = OpenApi.JSON.readTree(answer.body());
        assertThat(problem.get("type").asString()).isEqualTo("/problems/invalid-input");
        assertThat(problem.get("detail").asString()).startsWith(expected);
    }

    @Test
    void tooManyIdentifiersAreRefusedAsTheProtocolWantsIt() {
        StringBuilder ids = new StringBuilder("\"i0\"");
        for (int i = 1; i < 51; i++) {
            ids.append(",\"i").append(i).append('"');
        }
        HttpResponse<String> answer = post("/catalog/lookup", "{\"ids\": [" + ids + "]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("ids are too many (request_too_large): 51; give at most 50");
    }

    private JsonNode search(String request) {
        return AgentShop.search(shop, request);
    }

    private JsonNode ask(String operation, String request) {
        return AgentShop.ask(shop, operation, request);
    }

    private HttpResponse<String> post(String path, String body) {
        return shop.send("POST", path, null, RunningShop.JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> ids(JsonNode answer) {
        return texts(answer.get("products"), "id");
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.get(field).asString()));
        return texts;
    }
}
