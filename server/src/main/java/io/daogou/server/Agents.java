package io.daogou.server;

import io.daogou.domain.item.Money;
import io.daogou.engine.Engine;
import io.daogou.server.agents.AgentAdvice;
import io.daogou.server.agents.AgentCatalog;
import io.daogou.server.agents.AgentGuide;
import io.daogou.server.agents.AgentTools;
import io.daogou.server.agents.McpDialogue;
import io.daogou.server.agents.Products;
import io.daogou.server.agents.ShopFacts;
import io.daogou.server.configuration.StorefrontSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What agents meet, wired: one catalogue behind both protocols, whether they come over HTTP or a pipe.
 *
 * @param catalog the catalogue in the shapes of the Universal Commerce Protocol
 * @param dialogue the Model Context Protocol
 */
record Agents(AgentCatalog catalog, McpDialogue dialogue) implements AutoCloseable {
    /** @param address where the shop is reached; asked anew for each answer */
    static Agents of(Engine engine, Finding finding, StorefrontSettings shop, Supplier<Optional<URI>> address) {
        Products products = new Products(engine.catalog(), new EngineGroups(engine));
        AgentCatalog catalog = new AgentCatalog(
                products, finding.search(), new ShopFacts(shop.shopName(), Money.currency(shop.currency()), address));
        AgentAdvice advice = new AgentAdvice(engine.recommender(), catalog);
        return new Agents(
                catalog,
                new McpDialogue(
                        new AgentTools(catalog, advice, new AgentGuide(finding.guide(), catalog)), Main.version()));
    }

    @Override
    public void close() {
        dialogue.close();
    }

    private record EngineGroups(Engine engine) implements Products.Groups {
        @Override
        public List<String> itemsOf(String groupId, int limit) {
            return engine.itemsOfGroup(groupId, limit);
        }

        @Override
        public Optional<String> of(String itemId) {
            return engine.groupOf(itemId);
        }
    }
}
