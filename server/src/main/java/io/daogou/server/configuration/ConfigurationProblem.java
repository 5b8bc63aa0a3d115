package io.daogou.server.configuration;

/** A configuration that cannot be used: names file and line, what was wrong, and what is allowed. */
public final class ConfigurationProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ConfigurationProblem(String message) {
        super(message);
    }
}
