package io.daogou.server;

import io.daogou.server.configuration.ApiKey;
import io.daogou.server.configuration.ConfigurationReader;
import io.daogou.server.configuration.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/** The keys of a shop that has configured none: made on the first start, and shown once. */
final class Keys {
    private static final int BYTES = 24;

    private Keys() {}

    /** Reads the keys that were made before, or makes a browser key and an admin key and shows them to {@code out}. */
    static List<ApiKey> ofFirstStart(Path file, Consumer<String> out) {
        if (Files.exists(file)) {
            return ConfigurationReader.read(file).keys();
        }
        ApiKey browser = ApiKey.ofPlain("browser", random(), Scope.BROWSER);
        String adminKey = random();
        ApiKey admin = ApiKey.ofPlain("admin", adminKey, Scope.ADMIN);
        if (!wrote(file, browser, admin)) {
            // Another process on the same directory was quicker.
            return ConfigurationReader.read(file).keys();
        }
        out.accept("No keys are configured, so these were made; they are shown this once:");
        out.accept("  browser key  " + browser.plain());
        out.accept("  admin key    " + adminKey);
        return List.of(browser, admin);
    }

    private static boolean wrote(Path file, ApiKey browser, ApiKey admin) {
        String text = """
                # Made on the first start. Anyone who opens the shop may see the browser key; of the admin key there is only
                # the SHA-256. Delete this file to have new ones, or configure your own in daogou.yaml.
                keys:
                  - name: browser
                    key: "%s"
                    scope: browser
                  - name: admin
                    keySha256: "%s"
                    scope: admin
                """.formatted(browser.plain(), admin.sha256());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return true;
        } catch (FileAlreadyExistsException made) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot keep the keys in " + file + ": " + failure.getMessage(), failure);
        }
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
