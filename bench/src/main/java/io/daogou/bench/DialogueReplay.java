package io.daogou.bench;

import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import io.daogou.guide.catalog.AssortmentBuilder;
import io.daogou.guide.understand.Intent;
import io.daogou.guide.understand.Lexicon;
import io.daogou.guide.understand.LexiconUnderstanding;
import io.daogou.guide.understand.Understanding;
import io.daogou.guide.understand.Understood;
import io.daogou.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replays what clients said in recorded dialogues (MG-ShopDial) to the built-in understanding: whether it hears a need where
 * annotators saw one disclosed, small talk where they saw a greeting, and a budget where the client names an amount.
 */
final class DialogueReplay {
    /** So many annotators' points make an intent a fact. */
    private static final double AGREED = 3;

    private static final Map<String, String> FILES = Map.of(
            "Books", "Books_items.json",
            "Cellphones&Accessories", "Cellphones&Accessories_items.json",
            "Officeproducts", "Officeproducts_items.json",
            "SportsandOutdoors", "SportsandOutdoors_items.json");

    private final Bench.Data data;
    private final Understanding understanding = new LexiconUnderstanding();
    private int said;
    private int disclosed;
    private int disclosedHeard;
    private int needsHeard;
    private int greeted;
    private int greetedHeard;
    private int budgets;
    private int budgetsHeard;

    DialogueReplay(Bench.Data data) {
        this.data = data;
    }

    String replay() throws IOException {
        Map<String, Lexicon> lexicons = new HashMap<>();
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            lexicons.put(file.getKey(), lexicon(file.getKey(), data.file("mg-shopdial/items/" + file.getValue())));
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(data.file("mg-shopdial/dialogues.json.gz")))) {
            for (JsonNode dialogue : JsonMapper.shared().readTree(in)) {
                String shop = dialogue.path("id").asString().split(":", 2)[0];
                Lexicon lexicon = lexicons.get(shop);
                if (lexicon == null) {
                    throw new IllegalStateException("no catalogue for the dialogue " + dialogue.path("id"));
                }
                for (JsonNode utterance : dialogue.path("utterances")) {
                    if (utterance.path("participant").asString().equals("Client")) {
                        hear(utterance, lexicon);
                    }
                }
            }
        }
        return String.format(
                Locale.ROOT,
                "%nmg-shopdial, %d utterances of clients: a need heard in %d of %d that disclose one, and in %d of the others;"
                        + " small talk heard in %d of %d that only greet or thank; a budget in %d of %d that name an amount%n",
                said,
                disclosedHeard,
                disclosed,
                needsHeard,
                greetedHeard,
                greeted,
                budgetsHeard,
                budgets);
    }

    private static Lexicon lexicon(String shop, Path file) throws IOException {
        List<Item> items = new ArrayList<>();
        for (JsonNode row : JsonMapper.shared().readTree(Files.readString(file))) {
            String title = row.path("name").asString();
            String price = row.path("price")
                    .asString("")
                    .replace("$", "")
                    .replace(",", "")
                    .strip();
            ItemBuilder item = new ItemBuilder(shop + items.size(), title.substring(0, Math.min(400, title.length())))
                    .productType(List.of(shop));
            boolean isPrice = !price.isEmpty() && price.chars().allMatch(c -> Character.isDigit(c) || c == '.');
            items.add(isPrice ? item.price(Money.of(price, "USD")).build() : item.build());
        }
        try (Store store = Store.inMemory()) {
            store.catalog().put(items);
            return Lexicon.of(AssortmentBuilder.read(store.catalog()));
        }
    }

    private void hear(JsonNode utterance, Lexicon lexicon) {
        String text = utterance.path("utterance").asString();
        Understood heard = understanding.read(text, new Understanding.Context(lexicon, null, null, "client"));
        boolean discloses = has(utterance, "disclose");
        boolean isSmallTalk = heard.has(Intent.GREETING) || heard.has(Intent.THANKS) || heard.has(Intent.BYE);
        boolean greets = has(utterance, "greeting") && utterance.path("intents").size() == 1 && !discloses;
        said++;
        if (discloses) {
            disclosed++;
            disclosedHeard += heard.namesNeed() ? 1 : 0;
        } else {
            needsHeard += heard.namesNeed() ? 1 : 0;
        }
        if (greets) {
            greeted++;
            greetedHeard += isSmallTalk ? 1 : 0;
        }
        if (namesAmount(text)) {
            budgets++;
            budgetsHeard += heard.budget() != null ? 1 : 0;
        }
    }

    private static boolean has(JsonNode utterance, String intent) {
        for (JsonNode one : utterance.path("intents")) {
            if (one.path(0).asString("").equals(intent) && one.path(1).asDouble(0) >= AGREED) {
                return true;
            }
        }
        return false;
    }

    private static boolean namesAmount(String text) {
        for (int i = 0; i < text.length(); i++) {
            boolean isSign = "$€£".indexOf(text.charAt(i)) >= 0;
            boolean before = i > 0 && Character.isDigit(text.charAt(i - 1));
            boolean behind = i + 1 < text.length() && Character.isDigit(text.charAt(i + 1));
            if (isSign && (before || behind)) {
                return true;
            }
        }
        return false;
    }
}
