package io.daogou.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.server.configuration.Configuration;
import io.daogou.store.StoreUrl;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StoreChoiceTest {
    private static final Configuration NOTHING = Configuration.defaults();
    private static final Configuration CONFIGURED = NOTHING.withStore(StoreUrl.parse("postgresql://c@host/shop"));

    private static @Nullable StoreUrl chosen(
            @Nullable String option, Configuration configuration, Map<String, String> environment) {
        return StoreChoice.configured(option, configuration, environment).store();
    }

    @Test
    void takesTheCommandLineBeforeTheEnvironmentBeforeTheConfiguration() {
        Map<String, String> environment = Map.of("DAOGOU_STORE_URL", "postgresql://e@host/shop");
        assertThat(chosen("postgresql://o@host/shop", CONFIGURED, environment))
                .isEqualTo(StoreUrl.parse("postgresql://o@host/shop"));
        assertThat(chosen(null, CONFIGURED, environment)).isEqualTo(StoreUrl.parse("postgresql://e@host/shop"));
        assertThat(chosen(null, CONFIGURED, Map.of())).isEqualTo(CONFIGURED.store());
        assertThat(chosen(null, CONFIGURED, Map.of("DAOGOU_STORE_URL", " "))).isEqualTo(CONFIGURED.store());
        assertThat(chosen(null, NOTHING, Map.of())).isNull();
    }

    @Test
    void takesThePasswordFromTheEnvironmentWhereThereIsNone() {
        Map<String, String> environment = Map.of("DAOGOU_STORE_PASSWORD", "geheim");
        assertThat(chosen(null, CONFIGURED, environment)).isEqualTo(StoreUrl.parse("postgresql://c:geheim@host/shop"));
        assertThat(chosen("postgresql://o:own@host/shop", NOTHING, environment))
                .isEqualTo(StoreUrl.parse("postgresql://o:own@host/shop"));
        assertThat(chosen("shop", NOTHING, environment)).isEqualTo(StoreUrl.parse("shop"));
    }
}
