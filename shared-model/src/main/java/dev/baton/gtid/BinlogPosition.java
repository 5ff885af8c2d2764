package dev.baton.gtid;

public record BinlogPosition(String file, long offset) {
    public static BinlogPosition parse(String t) {
        return new BinlogPosition(t, 0);
    }
}
