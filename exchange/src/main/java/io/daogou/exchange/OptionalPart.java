package io.daogou.exchange;

/** A library that is not shipped, and looked for when it is wanted. */
public enum OptionalPart {
    ONNX_RUNTIME("ONNX Runtime", "ai.onnxruntime.OrtEnvironment", "onnx", "54 MB"),
    DUCKDB("DuckDB", "org.duckdb.DuckDBDriver", "parquet", "80 MB");

    private final String title;
    private final String marker;
    private final String argument;
    private final String size;

    OptionalPart(String title, String marker, String argument, String size) {
        this.title = title;
        this.marker = marker;
        this.argument = argument;
        this.size = size;
    }

    /** Whether its classes can be found; nothing of it is initialised. */
    public boolean isThere() {
        return isThere(OptionalPart.class.getClassLoader());
    }

    boolean isThere(ClassLoader loader) {
        try {
            Class.forName(marker, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    /**
     * Does nothing if it is there.
     *
     * @throws MissingPart with what to do, if it is not
     */
    public void require() {
        if (!isThere()) {
            throw missing();
        }
    }

    /** What it is and how to get it, for people. */
    public String advice() {
        return title + " is an optional part and is not here: fetch it once with './daogou optional " + argument + "' ("
                + size + ")";
    }

    MissingPart missing() {
        return new MissingPart(advice());
    }
}
